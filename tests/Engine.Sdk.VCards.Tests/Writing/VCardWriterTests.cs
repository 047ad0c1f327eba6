using System.Text;

namespace Engine.Sdk.VCards.Tests.Writing;

[TestClass]
public sealed class VCardWriterTests
{
    private const string Card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Quill;Ada\\, M.;van,der;Dr.;\r\nFN:Dr. Ada Quill\r\nORG:Larkspur;Sales\r\n" +
        "item1.TEL:555 0100\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\nTEL;TYPE=FAX,WORK:555 0102\r\nTEL;TYPE=\"work,voice\";X-A=\"b;c\":555 0101\r\n" +
        "EMAIL;TYPE=HOME:a@example.com\r\nPHOTO;ENCODING=b:/9j/\r\n /9j/\r\nX-OWN;Y=\"^'\":odd \\q\r\nNOTE:first\\nsecond\r\nEND:VCARD\r\n";

    [TestMethod]
    public void Change_EmptyDraft_KeepsEveryByte() => Assert.AreEqual(Card, Change(Card, new()));

    [TestMethod]
    [DataRow("phone", "TEL;TYPE=\"work,voice\";X-A=\"b;c\":555 0101", "TEL;TYPE=work,voice;X-A=\"b;c\":+1 555 0199")]
    [DataRow("company", "ORG:Larkspur;Sales", "ORG:Fenn\\, Mills \\; Co;Sales")]
    [DataRow("email", "EMAIL;TYPE=HOME:a@example.com", "EMAIL;TYPE=HOME:b@example.com")]
    [DataRow("notes", "NOTE:first\\nsecond", "NOTE:one\\ntwo\\\\")]
    [DataRow("whole", "FN:Dr. Ada Quill", "FN:Ada the Great")]
    [DataRow("last", "N:Quill;Ada\\, M.;van,der;Dr.;\r\nFN:Dr. Ada Quill", "N:Fennimore;Ada\\, M.;van,der;Dr.;\r\nFN:Dr. Ada\\, M. van der Fennimore")]
    [DataRow("first", "N:Quill;Ada\\, M.;van,der;Dr.;\r\nFN:Dr. Ada Quill", "N:Quill;;van,der;Dr.;\r\nFN:Dr. van der Quill")]
    [DataRow("no phone", "TEL;TYPE=\"work,voice\";X-A=\"b;c\":555 0101\r\n", "")]
    [DataRow("no notes", "NOTE:first\\nsecond\r\n", "")]
    [DataRow("no email", "EMAIL;TYPE=HOME:a@example.com\r\n", "")]
    [DataRow("no company", "ORG:Larkspur;Sales", "ORG:;Sales")]
    public void Change_OneValue_KeepsAllOtherLines(string what, string line, string expected) => Assert.AreEqual(Card.Replace(line, expected, StringComparison.Ordinal), Change(Card, Draft(what)));

    [TestMethod]
    [DataRow("VERSION:3.0", "TEL;TYPE=WORK,VOICE:+1 555 0199")]
    [DataRow("VERSION:2.1", "TEL;WORK;VOICE:+1 555 0199")]
    [DataRow("VERSION:4.0\nTEL;TYPE=home:1\nTEL;TYPE=cell:2\nTEL;VALUE=uri:sip:a@b", "TEL;TYPE=WORK,VOICE:+1 555 0199", DisplayName = "numbers under other labels stay")]
    [DataRow("VERSION:4.0\nTEL;TYPE=home:1\nTEL;VALUE=uri;PREF=1:tel:+15550100", "TEL;PREF=1:+1 555 0199")]
    [DataRow("VERSION:2.1\nTEL;WORK;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=35=\n=36", "TEL;TYPE=WORK:+1 555 0199")]
    [DataRow("VERSION:2.1\nAGENT:\nBEGIN:VCARD\nTEL;WORK:1\nEND:VCARD", "TEL;WORK;VOICE:+1 555 0199", DisplayName = "an assistant's number stays")]
    public void Change_Phone_GoesWhereItBelongs(string lines, string expected)
    {
        var changed = Change($"BEGIN:VCARD\n{lines}\nFN:Ada\nEND:VCARD\n", new() { Phone = "+1 555 0199" });

        StringAssert.Contains(changed, $"\n{expected}\n", StringComparison.Ordinal);
        Assert.AreEqual(1, changed.Split("0199").Length - 1);
    }

    [TestMethod]
    public void Change_LongText_IsFoldedBetweenCharacters()
    {
        var notes = string.Concat(Enumerable.Repeat("Zoë 山田 \U0001F600 ", 60)).Trim();

        var changed = VCardWriter.Change(Encoding.UTF8.GetBytes(Card), new() { Notes = notes });

        Assert.IsTrue(Encoding.UTF8.GetString(changed).Split("\r\n").All(line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\uFFFD')));
        Assert.AreEqual(notes, Value(changed, WellKnownFields.Notes));
    }

    [TestMethod]
    [DataRow("BEGIN:VCARD\r\nFN:Ada")]
    [DataRow("")]
    [DataRow("<html/>")]
    public void Change_NoCard_Throws(string text) => Assert.ThrowsExactly<FormatException>(() => Change(text, new()));

    [TestMethod]
    public void Create_Everything_IsReadAgain()
    {
        var card = VCardWriter.Create("abc-1", new()
        {
            FirstName = "Zoë; \"Q\"", LastName = "Quill,feather\\", CompanyName = "Larkspur & Söhne", Phone = "+44 1733 667800", Email = "zoe@example.com", Notes = "a\nb\r\nEND:VCARD",
        });

        Assert.AreEqual("Zoë; \"Q\"", Value(card, WellKnownFields.FirstName));
        Assert.AreEqual("Quill,feather\\", Value(card, WellKnownFields.LastName));
        Assert.AreEqual("Larkspur & Söhne", Value(card, WellKnownFields.CompanyName));
        Assert.AreEqual("+44 1733 667800", Value(card, WellKnownFields.BusinessPhone));
        Assert.AreEqual("zoe@example.com", Value(card, WellKnownFields.Email));
        Assert.AreEqual("a\nb\nEND:VCARD", Value(card, WellKnownFields.Notes));
        Assert.AreEqual("abc-1", Read(card).Uid);
    }

    [TestMethod]
    [DataRow("company", "Fenn, Mills ; Co")]
    [DataRow("phone", "+1 555 0199")]
    [DataRow("nothing", "Unnamed")]
    public void Create_NoName_StillHasAWholeName(string what, string expected)
    {
        var card = Encoding.UTF8.GetString(VCardWriter.Create("1", Draft(what)));

        StringAssert.Contains(card, $"FN:{expected.Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)}\r\n", StringComparison.Ordinal);
    }

    private static RecordDraft Draft(string what) => what switch
    {
        "phone" => new() { Phone = "+1 555 0199" },
        "company" => new() { CompanyName = "Fenn, Mills ; Co" },
        "email" => new() { Email = "b@example.com" },
        "notes" => new() { Notes = "one\ntwo\\" },
        "whole" => new() { ContactName = "Ada the Great" },
        "last" => new() { LastName = "Fennimore" },
        "first" => new() { FirstName = "" },
        "no phone" => new() { Phone = "" },
        "no notes" => new() { Notes = "" },
        "no email" => new() { Email = "" },
        "no company" => new() { CompanyName = "" },
        _ => new(),
    };

    private static string Change(string card, RecordDraft draft) => Encoding.UTF8.GetString(VCardWriter.Change(Encoding.UTF8.GetBytes(card), draft));

    private static CardContact Read(byte[] card) => new VCardReader(new MemoryStream(card)).Read(CancellationToken.None).Single();

    private static string? Value(byte[] card, string field) => Read(card).Fields.FirstOrDefault(found => found.Name == field)?.Value;
}
