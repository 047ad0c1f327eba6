using System.Text;

namespace Engine.Sdk.VCards.Tests.Cards;

[TestClass]
public sealed class VCardReaderTests
{
    [TestMethod]
    // odd ones first
    [DataRow("TEL;CELL;FAX:555 0100", "Fax=555 0100")]
    [DataRow("TEL;TYPE=WORK;TYPE=CELL:555 0100", "MobilePhone=555 0100")]
    [DataRow("TEL;TYPE=\"cell,voice\":555 0100", "MobilePhone=555 0100")]
    [DataRow("TEL;type=\"CELL\",\"pref\":555 0100", "MobilePhone=555 0100")]
    [DataRow("tel;cell:555 0100", "MobilePhone=555 0100")]
    [DataRow("a.b.TEL;CELL:555 0100", "MobilePhone=555 0100")]
    [DataRow("TEL ; CELL :555 0100", "MobilePhone=555 0100")]
    [DataRow("TEL;X-FOO=\"a:b;c\";TYPE=home:555 0100", "HomePhone=555 0100")]
    [DataRow("TEL;TYPE=\"home:555 0100", "HomePhone=555 0100", DisplayName = "a quote that is never closed")]
    [DataRow("TEL;VALUE=uri;TYPE=home:tel:+1-555-0100;ext=12", "HomePhone=+1-555-0100 x12")]
    [DataRow("TEL;VALUE=uri:TEL:%2B15550100", "OtherPhone=+15550100")]
    [DataRow("TEL;TYPE=work:5550100\\,5550101", "BusinessPhone=5550100,BusinessPhone=5550101", DisplayName = "two whole numbers in one value")]
    [DataRow("TEL;TYPE=work:+1 555 0100\\,\\,102", "BusinessPhone=+1 555 0100,,102", DisplayName = "pauses before an extension")]
    [DataRow("TEL;TYPE=iPhone:555 0100", "MobilePhone=555 0100")]
    [DataRow("TEL;PAGER:555 0100", "OtherPhone=555 0100")]
    [DataRow("TEL;TYPE=Reception:555 0100", "Reception=555 0100")]
    [DataRow("TEL;TYPE=X-SALES_DESK:555 0100", "Sales desk=555 0100")]
    [DataRow("TEL;TYPE=PAGER:5550100@pager.example.com", "", DisplayName = "an address to page by mail")]
    [DataRow("TEL;TYPE=home2:555 0100", "HomePhone=555 0100", DisplayName = "a counted type")]
    [DataRow("TEL;WORK;VOICE;utf-8;QUOTED-PRINTABLE;de-DE;VCARD:555=200100", "BusinessPhone=555 0100", DisplayName = "parameters without their names")]
    [DataRow("TEL;X-Handy:555 0100", "MobilePhone=555 0100")]
    [DataRow("TEL:1-800-FLOWERS", "OtherPhone=1-800-FLOWERS")]
    [DataRow("TEL:\u0665\u0665\u0665", "OtherPhone=\u0665\u0665\u0665")]
    [DataRow("TEL:", "")]
    [DataRow("TEL;WORK;VOICE:555 0100", "BusinessPhone=555 0100")]
    [DataRow("TEL;HOME:555 0100\nTEL;HOME:555 0101", "HomePhone=555 0100,HomePhone=555 0101")]
    [DataRow("TEL;HOME:555 0100\nTEL;HOME:555 0100", "HomePhone=555 0100", DisplayName = "the same number twice")]
    [DataRow("item1.TEL:555 0100\nitem1.X-ABLabel:_$!<HomeFAX>!$_", "Fax=555 0100")]
    [DataRow("ITEM1.TEL:555 0100\nitem1.X-ABLabel:Büro Mobil", "MobilePhone=555 0100")]
    [DataRow("item1.X-ABLabel:Concierge\nitem1.TEL;type=work:555 0100", "Concierge=555 0100", DisplayName = "a label before its number")]
    [DataRow("item1.TEL;type=work:555 0100\nitem1.X-ABLabel:_$!!$_", "BusinessPhone=555 0100", DisplayName = "an empty label")]
    public void Telephone_AnyForm_GoesUnderItsField(string lines, string expected)
    {
        var contact = Read($"BEGIN:VCARD\nVERSION:3.0\nFN:Bob\n{lines}\nEND:VCARD").Contacts.Single();

        Assert.AreEqual(expected, string.Join(',', contact.Fields
            .Where(field => field.Kind is ContactFieldKind.Telephone or ContactFieldKind.Fax).Select(field => $"{field.Name}={field.Value}")));
    }

    [TestMethod]
    [DataRow("N:Doe;John", "John|Doe||")]
    [DataRow("FN:John Doe", "||John Doe|")]
    [DataRow("N:John Doe", "||John Doe|", DisplayName = "a whole name where the family name belongs")]
    [DataRow("N:Madonna", "|Madonna||")]
    [DataRow("N:;;;;\nFN:Acme\nORG:Acme", "|||Acme")]
    [DataRow("N:Doe;Philip,Paul;;;", "Philip, Paul|Doe||")]
    [DataRow("N:O\\;Neil;Bob\\\\;;;", "Bob\\|O;Neil||")]
    [DataRow("FN:Bob\\, the\\nbuilder", "||Bob, the\nbuilder|")]
    [DataRow("FN:Bob \\q", "||Bob \\q|", DisplayName = "a backslash that escapes nothing")]
    [DataRow("FN:Bob\\", "||Bob\\|", DisplayName = "a backslash at the end")]
    [DataRow("FN:Bo\n b", "||Bob|")]
    [DataRow("FN:Bo\n\tb", "||Bob|")]
    [DataRow("FN:Bob\n  Jones", "||Bob Jones|")]
    [DataRow("FN;ENCODING=QUOTED-PRINTABLE:Bob=20=\nJones", "||Bob Jones|")]
    [DataRow("FN;QUOTED-PRINTABLE:Bob=2", "||Bob=2|", DisplayName = "half an escape")]
    [DataRow("FN;ENCODING=QUOTED-PRINTABLE:Bob=", "||Bob|", DisplayName = "a soft break before the end of the card")]
    [DataRow("FN;ENCODING=QUOTED-PRINTABLE:Bob=ZZ", "||Bob=ZZ|")]
    [DataRow("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FCrgen", "||Jürgen|")]
    [DataRow("FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED", "||Иван|")]
    [DataRow("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c=91=BE=98Y", "||山田太郎|")]
    [DataRow("FN;CHARSET=no-such-thing;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen", "||Jürgen|")]
    [DataRow("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=84=C3=84=C3=84=C3", "||ÄÄÄ|", DisplayName = "cut in the middle of a character")]
    [DataRow("FN;ENCODING=QUOTED-PRINTABLE:Bob=20=\n\n=4Aones", "||Bob Jones|", DisplayName = "every line ending doubled")]
    [DataRow("FN;ENCODING=QUOTED-PRINTABLE:Bob=\n\nORG:Acme", "||Bob|Acme", DisplayName = "a soft break before a blank line")]
    [DataRow("FN;ENCODING=b:Qm9iIEpvbmVz", "||Bob Jones|")]
    [DataRow("FN:Bob\nORG:Acme\\, Inc.;Sales;North", "||Bob|Acme, Inc.")]
    [DataRow("FN:Bob\nORG:;Sales", "||Bob|")]
    [DataRow("NICKNAME:Bobby", "|||")]
    [DataRow("FN;X-Q=\"a^'b^nc^^\":Bob", "||Bob|")]
    public void Name_AnyForm_IsRead(string lines, string expected)
    {
        var contact = Read($"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD").Contacts.Single();

        Assert.AreEqual(expected, Who(contact));
    }

    [TestMethod]
    [DataRow("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD", "A,B", "line 1: the card has no END:VCARD")]
    [DataRow("BEGIN:VCARD\nFN:A", "A", "line 1: the card has no END:VCARD")]
    [DataRow("END:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:A\nEND:VCARD", "A", "")]
    [DataRow("BEGIN:VCARD\nFN:A\nnonsense\nTEL:1\nEND:VCARD", "A", "line 3: a line that is no property: it has no name and colon")]
    [DataRow("BEGIN:VCARD\nFN:A\n<p>:x\nEND:VCARD", "A", "line 3: a line that is no property: it has no name and colon")]
    [DataRow("BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", "B", "line 1: a card with neither a name nor a number")]
    [DataRow("BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Everybody\nMEMBER:urn:uuid:1\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", "B", "")]
    [DataRow("BEGIN:VCARD\nFN:List\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", "B", "")]
    [DataRow("BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nORG:Acme\nEND:VCARD", "Boss", "")]
    [DataRow("BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", "Boss,B", "")]
    [DataRow("BEGIN:VCARD\nFN:Boss\nAGENT:BEGIN:VCARD\\nFN:Agent\\nEND:VCARD\nEND:VCARD", "Boss", "")]
    [DataRow("BEGIN:VCARD\nFN:A\nEND:VCARD\nTEL:1\nTEL:2\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", "A,B", "line 4: lines that belong to no card")]
    [DataRow("BEGIN:VCARD\nFN:A\nX-messaging/xmpp-All:a@b.c\nEND:VCARD", "A", "")]
    [DataRow("BEGIN:VCARD\nFN:A\nEND:VCARD\n\uFEFFBEGIN:VCARD\nFN:B\nEND:VCARD", "A,B", "", DisplayName = "files put together with their byte order marks")]
    [DataRow("begin:vcard\nfn:A\nend:vcard", "A", "")]
    [DataRow("\n\n  BEGIN:VCARD\nFN:A\nEND:VCARD\n\n", "A", "", DisplayName = "a fold with nothing before it")]
    public void Cards_BrokenAround_KeepTheRest(string file, string names, string problem)
    {
        var (contacts, problems) = Read(file);

        Assert.AreEqual(names, string.Join(',', contacts.Select(contact => Value(contact, "ContactName"))));
        Assert.AreEqual(problem, string.Join(',', problems));
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\r")]
    [DataRow("\r\r\n")]
    public void Lines_AnyEnding_AreRead(string ending)
    {
        var file = $"BEGIN:VCARD\nVERSION:2.1\nFN:Bo\n b\nPHOTO;ENCODING=BASE64;JPEG:\n /9j/\n /9j/\n\nTEL;HOME:1\nEND:VCARD\n".Replace("\n", ending, StringComparison.Ordinal);

        var contact = Read(file).Contacts.Single();

        Assert.AreEqual("Bob", Value(contact, "ContactName"));
        Assert.AreEqual("1", Value(contact, "HomePhone"));
    }

    [TestMethod]
    public void Encoding_TwoInOneFile_EachReadsRight()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("BEGIN:VCARD\nFN:Jürgen\nEND:VCARD\n"), .. Encoding.Latin1.GetBytes("BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n")];

        var contacts = Read(file).Contacts;

        CollectionAssert.AreEqual(new[] { "Jürgen", "Zoë" }, contacts.Select(contact => Value(contact, "ContactName")).ToArray());
    }

    [TestMethod]
    public void Folding_InsideACharacter_KeepsIt()
    {
        byte[] file = [.. "BEGIN:VCARD\r\nFN:J\xC3"u8[..^2], 0xC3, .. "\r\n "u8, 0xBC, .. "rgen\r\nEND:VCARD\r\n"u8];

        Assert.AreEqual("Jürgen", Value(Read(file).Contacts.Single(), "ContactName"));
    }

    [TestMethod]
    [DataRow("BDAY:19800131", "Birthday", "1980-01-31")]
    [DataRow("BDAY:1980-01-31T00:00:00Z", "Birthday", "1980-01-31")]
    [DataRow("BDAY:--0131", "Birthday", "--01-31")]
    [DataRow("BDAY;X-APPLE-OMIT-YEAR=1604:1604-01-31", "Birthday", "--01-31")]
    [DataRow("BDAY;VALUE=text:around Easter", "Birthday", "around Easter")]
    [DataRow("NICKNAME:Bob,Bobby", "Nickname", "Bob, Bobby")]
    [DataRow("CATEGORIES:a\\,b,c", "Categories", "a,b, c")]
    [DataRow("X-PHONETIC-FIRST-NAME:Taro", "Phonetic first name", "Taro")]
    [DataRow("X-AIM:bob1", "AIM", "bob1")]
    [DataRow("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:bob.jones", "Skype", "bob.jones")]
    [DataRow("IMPP:xmpp:bob@example.com", "xmpp", "bob@example.com")]
    [DataRow("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bobby;1;;;", "Nickname", "Bobby")]
    [DataRow("X-EVOLUTION-SPOUSE:Ann", "Spouse", "Ann")]
    [DataRow("ROLE:Boss", "JobTitle", "Boss")]
    [DataRow("ROLE:Boss\nTITLE:CEO", "JobTitle", "CEO")]
    [DataRow("ROLE:Boss\nTITLE:CEO", "Role", "Boss")]
    [DataRow("X-WAB-SPOUSE_NAME:Ann", "Spouse", "Ann")]
    [DataRow("X-SIP:sip:bob@example.com", "SIP", "sip:bob@example.com")]
    [DataRow("ADR;HOME:;;Care of Bob\\\nBox 12\\\nMain St 1;Town;;1;DE", "Street", "Care of Bob\nBox 12\nMain St 1", DisplayName = "a value broken at its backslashes")]
    [DataRow("EMAIL:mailto:bob@example.com", "Email", "bob@example.com")]
    [DataRow("NOTE:a\\nb", "Notes", "a\nb")]
    [DataRow("ORG:Acme;Sales;North", "Department", "Sales, North")]
    [DataRow("ADR;TYPE=home:;;Home St 1;Homeville;;1;A\nADR;TYPE=work:;;Work St 2;Workville;Bay;2;B", "City", "Workville")]
    [DataRow("ADR;TYPE=home:;;Home St 1;Homeville;;1;A\nADR;TYPE=work:;;Work St 2;Workville;Bay;2;B", "Home address", "Home St 1, 1 Homeville, A")]
    [DataRow("ADR;TYPE=home,pref:;;Home St 1;Homeville;;1;A\nADR;TYPE=work:;;Work St 2;Workville;Bay;2;B", "Street", "Home St 1")]
    [DataRow("ADR:PO 1;2nd floor;Main St 1;X;;;DE", "Street", "Main St 1\n2nd floor\nPO 1")]
    [DataRow("ADR:;;;;;;DE", "Country", "DE")]
    [DataRow("LABEL;WORK;ENCODING=QUOTED-PRINTABLE:Main St=0D=0ATown", "Address", "Main St\nTown")]
    [DataRow("NOTE:a\0b\u0001c", "Notes", "abc")]
    public void OtherProperties_AsWritten_AreShown(string lines, string field, string expected)
    {
        var contact = Read($"BEGIN:VCARD\nVERSION:3.0\nFN:Bob\n{lines}\nEND:VCARD").Contacts.Single();

        Assert.AreEqual(expected, Value(contact, field));
    }

    [TestMethod]
    public void DisplayText_NoNameAndCompany_IsTheNickname()
    {
        var contact = Read("BEGIN:VCARD\nTEL:5550100\nNICKNAME:Bobby\nEND:VCARD").Contacts.Single();

        Assert.AreEqual("Bobby", contact.DisplayText);
    }

    [TestMethod]
    public void Fields_AnyOrderInTheCard_NamesFirstNotesLast()
    {
        var contact = Read("BEGIN:VCARD\nNOTE:n\nX-AIM:a\nTEL:1\nORG:o\nEMAIL:e@x\nN:l;f\nEND:VCARD").Contacts.Single();

        Assert.AreEqual("FirstName LastName CompanyName OtherPhone Email AIM Notes", string.Join(' ', contact.Fields.Select(field => field.Name)));
    }

    private static (IReadOnlyList<CardContact> Contacts, IReadOnlyList<string> Problems) Read(string file) => Read(Encoding.UTF8.GetBytes(file));

    private static (IReadOnlyList<CardContact> Contacts, IReadOnlyList<string> Problems) Read(byte[] file)
    {
        var problems = new List<string>();
        var reader = new VCardReader(new MemoryStream(file), onProblem: (line, reason) => problems.Add($"line {line}: {reason}"));
        return ([.. reader.Read(CancellationToken.None)], problems);
    }

    private static string Value(CardContact contact, string field) => contact.Fields.FirstOrDefault(candidate => candidate.Name == field)?.Value ?? "";

    private static string Who(CardContact contact) =>
        string.Join('|', Value(contact, "FirstName"), Value(contact, "LastName"), Value(contact, "ContactName"), Value(contact, "CompanyName"));
}
