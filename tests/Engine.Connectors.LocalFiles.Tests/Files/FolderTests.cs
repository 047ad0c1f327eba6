using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class FolderTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Folder_AllKindsOfFiles_ReadsTheContactFilesAlone()
    {
        await using var folder = new TestFolder()
            .Write("a.VCF", Card("A")).Write("b.vcard", Card("B")).Write("sub/deep/c.csv", "Name,Phone\nC,1").Write("d.tsv", "Name\tPhone\nD\t1")
            .Write("no.txt", Card("x")).Write("no.vcf.bak", Card("x")).Write(".hidden.vcf", Card("x")).Write(".git/no.vcf", Card("x")).Write("~$lock.csv", "Name,Phone\nx,1")
            .Write("empty.vcf", "").Write("empty.csv", "");
        Directory.CreateSymbolicLink(folder.In("sub/loop"), folder.Path);

        var contacts = await folder.Open().AllAsync(TestContext.CancellationToken);

        Assert.AreEqual("A B D C", string.Join(' ', contacts.Select(contact => contact.Value("ContactName"))));
        Assert.AreEqual("6 files, 4 contacts.", await folder.Open().CheckAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow("contacts.txt", "BEGIN:VCARD\nFN:A\nEND:VCARD")]
    [DataRow("contacts", "Name;Phone\nA;1")]
    [DataRow(".contacts.vcf", "BEGIN:VCARD\nFN:A\nEND:VCARD")]
    public async Task File_NamedByTheUser_IsReadWhateverItIsCalled(string name, string text)
    {
        await using var folder = new TestFolder().Write(name, text);

        Assert.AreEqual("1 file, 1 contact.", await folder.Open(name).CheckAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Check_EmptyFolder_SaysWhatIsMissing()
    {
        await using var folder = new TestFolder();

        Assert.AreEqual(
            "0 files, 0 contacts. There is no .vcf, .vcard, .csv or .tsv file in the folder yet.", await folder.Open().CheckAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Check_ManyProblems_ShowsTheFirstAndCountsAll()
    {
        await using var folder = new TestFolder().Write("a.vcf", "BEGIN:VCARD\nFN:A\n" + string.Concat(Enumerable.Repeat("junk\n", 500)) + "END:VCARD");

        var check = await folder.Open().CheckAsync(TestContext.CancellationToken);

        StringAssert.StartsWith(check, "1 file, 1 contact. 500 problems: a.vcf line 3: a line that is no property");
        Assert.IsLessThan(400, check.Length);
    }

    [TestMethod]
    public async Task Log_OfProblems_NamesFileAndLineButNoContentAndOnlyOnce()
    {
        await using var folder = new TestFolder().Write("a.vcf", "BEGIN:VCARD\nFN:Secretname\nsecret words 5550100\nTEL:5550100\nEND:VCARD");
        var log = new TestLog();
        var book = folder.Open(log: log);

        await book.CheckAsync(TestContext.CancellationToken);
        await book.CheckAsync(TestContext.CancellationToken);

        Assert.AreEqual(1, log.Lines.Count(line => line.Contains("a.vcf line 3", StringComparison.Ordinal)));
        Assert.AreEqual(0, log.Lines.Count(line => line.Contains("ecret", StringComparison.Ordinal) || line.Contains("5550100", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Reading_OneFileLocked_KeepsItsContactsAndTheOthers()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("A")).Write("b.vcf", Card("B"));
        var book = folder.Open();
        Assert.AreEqual("A B", await NamesAsync(book));
        folder.Write("b.vcf", Card("B2")).Write("a.vcf", Card("A2"));
        using (new FileStream(folder.In("a.vcf"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            StringAssert.Contains(await book.CheckAsync(TestContext.CancellationToken), "a.vcf: the file cannot be read");
            Assert.AreEqual("A B2", await NamesAsync(book));
        }

        await book.CheckAsync(TestContext.CancellationToken);
        Assert.AreEqual("A2 B2", await NamesAsync(book));
    }

    [TestMethod]
    public async Task Check_OnlyFileLocked_FailsWithTheReason()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("A"));
        using var locked = new FileStream(folder.In("a.vcf"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => folder.Open("a.vcf").CheckAsync(TestContext.CancellationToken));

        StringAssert.Contains(thrown.Message, "a.vcf: the file cannot be read");
    }

    [TestMethod]
    [DataRow("  \"{0}\"  ")]
    [DataRow("{0}/")]
    [DataRow("{0}/../{1}")]
    public async Task Path_AsPeoplePasteIt_IsUnderstood(string form)
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("A"));
        var book = folder.OpenPath(string.Format(null, form, folder.Path, Path.GetFileName(folder.Path)));

        Assert.AreEqual("1 file, 1 contact.", await book.CheckAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("\"\"")]
    [DataRow("a\0b")]
    public void Open_NoPathAtAll_IsMisconfigured(string path)
    {
        var thrown = Assert.ThrowsExactly<ConnectorException>(() => TestBook.Open(new LocalFilesConnector(), new LocalFilesSettings { Path = path }));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, thrown.Kind);
    }

    private async Task<string> NamesAsync(LocalFilesAddressBook book) =>
        string.Join(' ', (await book.NumberAsync("555", TestContext.CancellationToken)).Select(contact => contact.Value("ContactName")));

    private static string Card(string name) => $"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:555\nEND:VCARD\n";
}
