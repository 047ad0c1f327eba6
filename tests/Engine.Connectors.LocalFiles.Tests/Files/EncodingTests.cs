using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class EncodingTests
{
    [TestMethod]
    [DataRow("utf-8", true)]
    [DataRow("utf-8", false)]
    [DataRow("utf-16", true)]
    [DataRow("utf-16", false)]
    [DataRow("utf-16BE", true)]
    [DataRow("utf-16BE", false)]
    [DataRow("utf-32", true)]
    [DataRow("windows-1252", false)]
    [DataRow("iso-8859-1", false)]
    public void Encoding_UndeclaredInAnyForm_IsDetected(string charset, bool hasMark)
    {
        var encoding = TestCharsets.Get(charset);
        var card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Größer;Zoë;;;\r\nORG:Café Müßig\r\nTEL;TYPE=CELL:0171 555\r\nEND:VCARD\r\n";

        var contact = ReadOne([.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(card)]);

        Assert.AreEqual("Zoë|Größer||Café Müßig", Who(contact));
    }

    [TestMethod]
    public void Encoding_CyrillicCodePageInLongText_IsDetected()
    {
        var card = "BEGIN:VCARD\nFN:Иван Петров\nNOTE:Это достаточно длинный русский текст, чтобы узнать кодировку по буквам и словам в нём.\nEND:VCARD\n";

        var contact = ReadOne(TestCharsets.Get("windows-1251").GetBytes(card));

        Assert.AreEqual("Иван Петров", Value(contact, "ContactName"));
    }

    [TestMethod]
    public void Cards_NoneInTheFile_IsTold()
    {
        var (contacts, problems) = Read("<html>no card</html>"u8.ToArray());

        Assert.IsEmpty(contacts);
        Assert.AreEqual("card.vcf: there is no vCard in it", problems.Single().ToString());
    }

    private static CardContact ReadOne(byte[] file) => Read(file).Contacts.Single();

    private static (IReadOnlyList<CardContact> Contacts, IReadOnlyList<ReadProblem> Problems) Read(byte[] file)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cards-").FullName, "card.vcf");
        File.WriteAllBytes(path, file);
        var problems = new ProblemList("card.vcf");
        CardContact[] contacts = [.. ContactReading.Read(new(path, "card.vcf", file.Length, default), problems, CancellationToken.None)];
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return (contacts, problems.First);
    }

    private static string Value(CardContact contact, string field) => contact.Fields.FirstOrDefault(candidate => candidate.Name == field)?.Value ?? "";

    private static string Who(CardContact contact) =>
        string.Join('|', Value(contact, "FirstName"), Value(contact, "LastName"), Value(contact, "ContactName"), Value(contact, "CompanyName"));
}
