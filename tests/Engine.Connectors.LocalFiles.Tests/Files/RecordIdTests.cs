using System.Text;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class RecordIdTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Ids_WithoutUid_StayWhenOthersAreAddedBefore()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Bob", "1"));
        var before = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single().Key.Id;
        folder.Write("a.vcf", Card("Ada", "2") + Card("Bob", "1"));

        var after = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single(contact => contact.Value("ContactName") == "Bob").Key.Id;

        Assert.AreEqual(before, after);
    }

    [TestMethod]
    [DataRow("", DisplayName = "no UID")]
    [DataRow("UID:42\n")]
    [DataRow("UID:   \n")]
    public async Task Ids_SameCardManyTimes_AreAllDifferent(string uid)
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat(Card("Bob", "1", uid), 5))).Write("b.vcf", Card("Bob", "1", uid));

        var ids = (await folder.Open().AllAsync(TestContext.CancellationToken)).Select(contact => contact.Key.Id).ToArray();

        Assert.HasCount(6, ids);
        CollectionAssert.AllItemsAreUnique(ids);
    }

    [TestMethod]
    public async Task Ids_UidTooLong_IsReplaced()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Bob", "1", $"UID:{new string('x', 5000)}\n"));

        var id = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single().Key.Id;

        Assert.HasCount(16, id);
    }

    [TestMethod]
    public async Task Ids_SameUidInTwoFiles_AreDifferentWhicheverIsThereFirst()
    {
        await using var folder = new TestFolder().Write("b.vcf", Card("Bob", "1", "UID:42\n"));
        var alone = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single().Key.Id;
        folder.Write("a.vcf", Card("Ada", "1", "UID:42\n"));

        var both = (await folder.Open().AllAsync(TestContext.CancellationToken)).Select(contact => contact.Key.Id).ToArray();

        Assert.AreEqual(alone, both[1]);
        Assert.AreNotEqual(alone, both[0]);
    }

    [TestMethod]
    public async Task Records_OfEveryKindOfFile_AreFoundAtTheirPlaces()
    {
        const string Table = "Vorname;Nachname;Telefon\n\nJürgen;\"Größer\nsen.\";555\nZoë;Öl;556\n";
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada", "1") + Card("Zoë", "2") + "BEGIN:VCARD\nFN:Bob\n" + Card("Cut", "3"))
            .Write("b.csv", Table).Write("c.csv", TestCharsets.Get("windows-1252").GetBytes(Table)).Write("d.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)])
            .Write("e.csv", "sep=;\n" + Table).Write("f.csv", "Name,Phone\n\"Broken,1\nEve,2\n");
        var book = folder.Open();

        var contacts = await book.AllAsync(TestContext.CancellationToken);

        Assert.HasCount(13, contacts);
        foreach (var contact in contacts)
        {
            var read = await book.GetRecordAsync(contact.Key, TestContext.CancellationToken);
            CollectionAssert.AreEqual(contact.Fields.ToArray(), read?.Fields.ToArray(), contact.Who());
        }
    }

    [TestMethod]
    public async Task Record_FileChanged_IsFoundAtItsNewPlaceOrGone()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada", "1") + Card("Bob", "2"));
        var book = folder.Open();
        var keys = (await book.AllAsync(TestContext.CancellationToken)).Select(contact => contact.Key).ToArray();
        folder.Write("a.vcf", Card("Newcomer", "3") + Card("Bob", "2"));

        Assert.IsNull(await book.GetRecordAsync(keys[0], TestContext.CancellationToken));
        Assert.AreEqual("Bob", (await book.GetRecordAsync(keys[1], TestContext.CancellationToken))?.Value("ContactName"));
    }

    private static string Card(string name, string number, string more = "") => $"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:{number}\n{more}END:VCARD\n";
}
