using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Tests.Live;

[TestClass]
public sealed class LiveContactsTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    // numbers as stored, digits as asked
    [DataRow("+49 (0)711 123-4567", "7111234567", true)]
    [DataRow("0711/1234567", "7111234567", true)]
    [DataRow("+49.711.1234567 x12", "7111234567", true)]
    [DataRow("1-800-FLOWERS", "8003569377", true)]
    [DataRow("1-800-flowers", "8003569377", true)]
    [DataRow("٠٧١١١٢٣٤٥٦٧", "7111234567", true, DisplayName = "Arabic-Indic digits")]
    [DataRow("０７１１１２３４５６７", "7111234567", true, DisplayName = "full-width digits")]
    [DataRow("12", "12", true)]
    [DataRow("0711 1234568", "7111234567", false)]
    [DataRow("711", "7111234567", false)]
    public async Task FindByNumber_AnyWayOfWriting_IsFoundByDigits(string stored, string asked, bool isFound)
    {
        await using var folder = new TestFolder().Write("a.vcf", $"BEGIN:VCARD\nVERSION:3.0\nFN:Bob\nTEL:{stored}\nTEL:999\nEND:VCARD");

        var found = await folder.Open().NumberAsync(asked, TestContext.CancellationToken);

        Assert.HasCount(isFound ? 1 : 0, found);
    }

    [TestMethod]
    public async Task FindByNumber_TwoNumbersInARow_AreNotOneNumber()
    {
        await using var folder = new TestFolder().Write("a.vcf", "BEGIN:VCARD\nFN:A\nTEL:111\nTEL:222\nEND:VCARD\nBEGIN:VCARD\nFN:B\nTEL:333\nEND:VCARD");
        var book = folder.Open();

        Assert.IsEmpty(await book.NumberAsync("1112", TestContext.CancellationToken));
        Assert.IsEmpty(await book.NumberAsync("2223", TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task FindByNumber_FaxOfSomebody_IsNoCaller()
    {
        await using var folder = new TestFolder().Write("a.vcf", "BEGIN:VCARD\nFN:A\nTEL;FAX:5550100\nEND:VCARD");

        Assert.IsEmpty(await folder.Open().NumberAsync("5550100", TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task FindByNumber_SeveralHits_NearestFirstAndLimitCutsTheEnd()
    {
        await using var folder = new TestFolder().Write(
            "a.vcf", "BEGIN:VCARD\nFN:Longer\nTEL:5550100777\nEND:VCARD\nBEGIN:VCARD\nFN:Country\nTEL:+15550100\nEND:VCARD\nBEGIN:VCARD\nFN:Exact\nTEL:5550100\nEND:VCARD");
        var book = folder.Open();

        var all = Names(await book.NumberAsync("5550100", TestContext.CancellationToken));

        CollectionAssert.AreEqual(new[] { "Exact", "Country", "Longer" }, all);
        for (var limit = 1; limit <= 3; limit++)
            CollectionAssert.AreEqual(all[..limit], Names(await book.NumberAsync("5550100", TestContext.CancellationToken, limit)));
    }

    [TestMethod]
    // name as stored, text as asked
    [DataRow("Jürgen Müller", "mueller")]
    [DataRow("Jürgen Müller", "MULLER")]
    [DataRow("Jürgen Müller", "müll jür")]
    [DataRow("Juergen Mueller", "Müller")]
    [DataRow("Jurgen Muller", "Müller Jürgen")]
    [DataRow("Maria Groß", "gross")]
    [DataRow("Maria GROSS", "Groß")]
    [DataRow("Åse Øberg", "oberg")]
    [DataRow("Łukasz Żółć", "lukasz zolc")]
    [DataRow("O'Neil", "oneil")]
    [DataRow("O’Neil", "o'neil")]
    [DataRow("Jean-Luc Picard", "jean-luc")]
    [DataRow("Jean-Luc Picard", "luc")]
    [DataRow("Straßenbau", "enbau", DisplayName = "the middle of a word, from three letters on")]
    [DataRow("Γιώργος Παπαδόπουλος", "γιωργος")]
    [DataRow("Γιώργος", "ΓΙΩΡΓΟΣ", DisplayName = "final sigma")]
    [DataRow("Иван Петров", "петр")]
    [DataRow("山田太郎", "太郎")]
    [DataRow("محمّد أحمد", "محمد")]
    [DataRow("Ａｄａ", "ada", DisplayName = "full-width letters")]
    [DataRow("Michael", "Micha")]
    public async Task FindByName_AnyCaseAndAccent_IsFound(string stored, string asked)
    {
        await using var folder = new TestFolder().Write("a.vcf", $"BEGIN:VCARD\nFN:Somebody Else\nEND:VCARD\nBEGIN:VCARD\nFN:{stored}\nEND:VCARD");

        var found = await folder.Open().NameAsync(asked, TestContext.CancellationToken);

        CollectionAssert.AreEqual(new[] { stored }, Names(found));
    }

    [TestMethod]
    [DataRow("Jones", "on", DisplayName = "two letters of the middle")]
    [DataRow("Bob Jones", "bob smith")]
    [DataRow("Bob", "bobb")]
    [DataRow("Bob", "!!!")]
    public async Task FindByName_NotThere_IsNotFound(string stored, string asked)
    {
        await using var folder = new TestFolder().Write("a.vcf", $"BEGIN:VCARD\nFN:{stored}\nEND:VCARD");

        Assert.IsEmpty(await folder.Open().NameAsync(asked, TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task FindByName_SeveralHits_NamesBeforeCompanyBeforeOthersWholeBeforeBeginning()
    {
        static string Card(string lines) => $"BEGIN:VCARD\n{lines}\nEND:VCARD\n";
        await using var folder = new TestFolder().Write(
            "a.vcf",
            Card("FN:Note\nNOTE:bob") + Card("FN:Firm\nORG:Bob Inc.") + Card("FN:Bobby") + Card("FN:Kabob") + Card("FN:Bob") + Card("FN:Mail\nEMAIL:bob@example.com"));
        var book = folder.Open();

        var all = Names(await book.NameAsync("bob", TestContext.CancellationToken));

        CollectionAssert.AreEqual(new[] { "Bob", "Bobby", "Kabob", "Firm", "Note", "Mail" }, all);
        for (var limit = 1; limit <= all.Length; limit++)
            CollectionAssert.AreEqual(all[..limit], Names(await book.NameAsync("bob", TestContext.CancellationToken, limit)));
    }

    [TestMethod]
    public async Task GetRecord_AfterSearch_IsTheSameAndStrangersAreNull()
    {
        await using var folder = new TestFolder().Write("a.vcf", "BEGIN:VCARD\nFN:Bob\nUID:42\nEND:VCARD");
        var book = folder.Open("a.vcf");
        var bob = (await book.NameAsync("bob", TestContext.CancellationToken)).Single();

        Assert.AreEqual("42", bob.Key.Id);
        Assert.AreEqual("Contact", bob.Key.Type);
        var read = await book.GetRecordAsync(bob.Key, TestContext.CancellationToken);
        Assert.AreEqual(bob.Key, read?.Key);
        CollectionAssert.AreEqual(bob.Fields.ToArray(), read?.Fields.ToArray());
        Assert.IsNull(await book.GetRecordAsync(new(bob.Key.Book, "Contact", "43"), TestContext.CancellationToken));
        Assert.IsNull(await book.GetRecordAsync(new(bob.Key.Book, "Lead", "42"), TestContext.CancellationToken));
    }

    private static string[] Names(IEnumerable<Contact> contacts) => [.. contacts.Select(contact => contact.Value("ContactName"))];
}
