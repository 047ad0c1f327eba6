using System.Text;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class HostileFileTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Line_LongerThanAnyPhoto_IsReportedAndTheRestKept()
    {
        var file = $"BEGIN:VCARD\nFN:Bob\nNOTE:{new string('x', 11 * 1024 * 1024)}\nTEL;CELL:555\nEND:VCARD\nBEGIN:VCARD\nFN:Ada\nEND:VCARD\n";
        await using var folder = new TestFolder().Write("a.vcf", Encoding.ASCII.GetBytes(file));
        var book = folder.Open();

        Assert.AreEqual("1 file, 2 contacts. 1 problem: a.vcf line 3: a property longer than 10 MB.", await book.CheckAsync(TestContext.CancellationToken));
        Assert.HasCount(1, await book.NumberAsync("555", TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Card_WithAMillionNumbers_IsCut()
    {
        var file = new StringBuilder("BEGIN:VCARD\nFN:Bob\n");
        for (var i = 0; i < 1_000_000; i++)
            file.Append("TEL:").Append(i).Append('\n');
        await using var folder = new TestFolder().Write("a.vcf", Encoding.ASCII.GetBytes(file.Append("END:VCARD\n").ToString()));
        var book = folder.Open();

        Assert.IsLessThan(2001, (await book.AllAsync(TestContext.CancellationToken)).Single().Fields.Count);
        StringAssert.Contains(await book.CheckAsync(TestContext.CancellationToken), "1 problem: a.vcf line 2002: the card has more than 2000 properties");
    }

    [TestMethod]
    public async Task Begin_AHundredThousandTimes_EndsSoon()
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat("BEGIN:VCARD\nAGENT:\n", 100_000)) + "FN:x\n");

        StringAssert.StartsWith(await folder.Open().CheckAsync(TestContext.CancellationToken), "1 file, 0 contacts.");
    }

    [TestMethod]
    public async Task Cards_AHundredThousandAlike_GetTheirIdsSoon()
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat("BEGIN:VCARD\nFN:x\nEND:VCARD\n", 100_000)));

        Assert.AreEqual("1 file, 100000 contacts.", await folder.Open().CheckAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task QuotedPrintable_BombOfSoftBreaks_IsReadInOneGo()
    {
        var file = "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Bob=\n" + string.Concat(Enumerable.Repeat("=\n", 2_000_000)) + "=20Jones\nEND:VCARD\n";
        await using var folder = new TestFolder().Write("a.vcf", Encoding.ASCII.GetBytes(file));

        Assert.AreEqual("Bob Jones", (await folder.Open().AllAsync(TestContext.CancellationToken)).Single().Value("ContactName"));
    }

    [TestMethod]
    [DataRow("a.vcf", "there is no vCard in it")]
    [DataRow("a.csv", "the first row does not name the columns")]
    public async Task Binary_UnderATextName_IsReported(string name, string reason)
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        await using var folder = new TestFolder().Write(name, bytes).Write("good.vcf", "BEGIN:VCARD\nFN:Bob\nEND:VCARD");

        var check = await folder.Open().CheckAsync(TestContext.CancellationToken);

        StringAssert.StartsWith(check, "2 files, 1 contact.");
        Assert.IsTrue(check.Contains(reason, StringComparison.Ordinal) || check.Contains("this is no text file", StringComparison.Ordinal), check);
    }

    [TestMethod]
    public async Task Csv_OneLineOfThirtyMegabytes_IsReported()
    {
        await using var folder = new TestFolder().Write("a.csv", Encoding.ASCII.GetBytes("Name,Phone\nAda,1\n" + new string(',', 30 * 1024 * 1024) + "\nBob,2\n"));
        var book = folder.Open();

        var contacts = await book.AllAsync(TestContext.CancellationToken);

        CollectionAssert.AreEqual(new[] { "Ada", "Bob" }, contacts.Select(contact => contact.Value("ContactName")).ToArray());
        StringAssert.Contains(await book.CheckAsync(TestContext.CancellationToken), "a.csv line 3");
    }

    [TestMethod]
    public async Task Csv_AQuoteOpenedOnEveryLine_EndsSoon()
    {
        await using var folder = new TestFolder().Write("a.csv", Encoding.ASCII.GetBytes("Name,Phone\n" + string.Concat(Enumerable.Repeat("x,\"\n", 500_001))));

        StringAssert.StartsWith(await folder.Open().CheckAsync(TestContext.CancellationToken), "1 file,");
    }

    [TestMethod]
    public async Task Text_LoneSurrogatesAndControls_AreTakenOut()
    {
        var utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: false);
        byte[] file = [.. utf16.GetPreamble(), .. utf16.GetBytes("BEGIN:VCARD\r\nFN:Bob"), 0x00, 0xD8, .. utf16.GetBytes("\u0007 Jones\r\nEND:VCARD\r\n")];
        await using var folder = new TestFolder().Write("a.vcf", file).Write("b.vcf", "BEGIN:VCARD\nFN:N\0u\0l\nEND:VCARD");

        var contacts = await folder.Open().AllAsync(TestContext.CancellationToken);

        Assert.AreEqual("Bob\uFFFD Jones", contacts[0].Value("ContactName"));
        Assert.AreEqual("Nul", contacts[1].Value("ContactName"));
    }

    [TestMethod]
    [DataRow("card.vcf")]
    [DataRow("table.csv")]
    public async Task Files_OfRandomPieces_NeverThrowAndKeepTheirPlaces(string name)
    {
        string[] pieces =
        [
            "BEGIN:VCARD\n", "END:VCARD\n", "VERSION:2.1\n", "N:", "FN:", "TEL;", "CELL", ":", ";", ",", "\"", "\n", "\r", " ", "=", "=3D", "\\", "ENCODING=QUOTED-PRINTABLE",
            "ENCODING=b", "CHARSET=utf-16", "CHARSET=x", "PHOTO", "AGENT:\n", "item1.", "X-ABLabel:", "_$!<", ">!$_", "ADR:", "ORG:", "tel:+1;ext=", "%", "BDAY:", "X-CUSTOM(", "(", ")",
            "Name,Phone\n", "Phone 1 - Type,Phone 1 - Value\n", "sep=;\n", "'+", "1E+5", " ::: ", "\0", "\uFEFF", "ü", "太", "\U0001F600", "IMPP:", "X-ANDROID-CUSTOM:", "EMAIL:<", ">", "UID:", "KIND:group\n",
        ];
        var random = new Random(42);
        await using var folder = new TestFolder();
        for (var round = 0; round < 400; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => pieces[random.Next(pieces.Length)]));
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var noise = random.Next(4); noise > 0; noise--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            folder.Write($"{round % 20}{name}", bytes);
            if (round % 20 != 19)
                continue;
            var book = folder.Open();

            await book.CheckAsync(TestContext.CancellationToken);
            foreach (var contact in await book.AllAsync(TestContext.CancellationToken))
            {
                await book.GetPictureAsync(contact.Key, TestContext.CancellationToken);
                var read = await book.GetRecordAsync(contact.Key, TestContext.CancellationToken);
                CollectionAssert.AreEqual(contact.Fields.ToArray(), read?.Fields.ToArray());
            }
            await book.NameAsync("a b", TestContext.CancellationToken);
            await book.NumberAsync("1", TestContext.CancellationToken);
        }
    }
}
