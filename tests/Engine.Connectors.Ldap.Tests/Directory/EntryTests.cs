using Engine.Connectors.Ldap.Tests.Servers;

namespace Engine.Connectors.Ldap.Tests.Directory;

[TestClass]
public sealed class EntryTests
{
    private const string Jpeg = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2Q==";

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Find_EntryOfLdif_HasAllOfIt()
    {
        await using var tree = await TestTree.StartAsync();
        await tree.AddAsync(
            $"""
            dn: uid=joerg,TREE
            objectClass: inetOrgPerson
            uid: joerg
            cn:: SsO2cmcgTcO8bGxlciDwn6aK
            cn: Joergl
            sn:: TcO8bGxlcg==
            givenName:: SsO2cmc=
            o:: 5pel5pys5qCq5byP5Lya56S+
            title: Beekeeper
            telephoneNumber: +49 30 23125 012
            telephoneNumber: 030/23125-013
            mobile: +49 1512 3456789
            homePhone: (030) 23125 014
            facsimileTelephoneNumber: +49 30 23125 099$fineResolution
            mail: joerg@example.com
            mail: mueller@example.com
            street: Am Bach 1
            postalCode: 12345
            l: Berlin
            description: Likes tea
            description: and bees
            jpegPhoto:: {Jpeg}

            """,
            Token);
        var book = tree.Open();

        var contact = (await book.NameAsync("Müller", Token)).Single();

        Assert.AreEqual("Jörg", contact.Value(WellKnownFields.FirstName));
        Assert.AreEqual("Müller", contact.Value(WellKnownFields.LastName));
        CollectionAssert.AreEqual((string[])["Jörg Müller 🦊", "Joergl"], contact.Values(WellKnownFields.ContactName));
        Assert.AreEqual("日本株式会社", contact.Value(WellKnownFields.CompanyName));
        CollectionAssert.AreEqual((string[])["+49 30 23125 012", "030/23125-013"], contact.Values(WellKnownFields.BusinessPhone));
        Assert.AreEqual("+49 30 23125 099", contact.Value(WellKnownFields.Fax));
        Assert.HasCount(2, contact.Values(WellKnownFields.Email));
        CollectionAssert.AreEqual((string[])["Likes tea", "and bees"], contact.Values(WellKnownFields.Notes));
        Assert.AreEqual("Berlin", contact.Value(WellKnownFields.City));
        Assert.IsTrue(Guid.TryParseExact(contact.Key.Id, "D", out _));
        Assert.IsFalse(contact.AllowsCallLog);
        var picture = await book.GetPictureAsync(contact.Key, Token);
        Assert.AreEqual("image/jpeg", picture?.MediaType);
        Assert.AreEqual(Jpeg, Convert.ToBase64String(picture!.Data.Span));
        foreach (var asked in (string[])["Joerg", "日本", "müll", "JÖRG MÜLLER"])
            Assert.HasCount(1, await book.NameAsync(asked, Token), asked);
    }

    [TestMethod]
    public async Task Find_RecordPage_IsFilledFromTheEntry()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");

        var contact = (await tree.Open(tree.Settings with { RecordPage = "https://people.example/{uid}?id={id}" }).NameAsync("Jones", Token)).Single();

        Assert.AreEqual($"https://people.example/bob?id={contact.Key.Id}", contact.WebAddress?.AbsoluteUri);
    }

    [TestMethod]
    public async Task Find_OneLevel_LeavesOutWhatIsDeeper()
    {
        await using var tree = await TestTree.StartAsync();
        await tree.AddAsync("dn: ou=deep,TREE\nobjectClass: organizationalUnit\n\ndn: cn=Ann Jones,ou=deep,TREE\nobjectClass: person\nsn: Jones\n\ndn: cn=Bob Jones,TREE\nobjectClass: person\nsn: Jones\n", Token);

        Assert.HasCount(2, await tree.Open().NameAsync("Jones", Token));
        Assert.HasCount(1, await tree.Open(tree.Settings with { Scope = LdapScope.OneLevel }).NameAsync("Jones", Token));
    }

    [TestMethod]
    public async Task Find_OwnFilterAndFields_AreUsed()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones", new("carLicense", "B 1234567"), new("employeeType", "staff"));
        tree.AddPerson("eve", "Eve Jones", new System.DirectoryServices.Protocols.DirectoryAttribute("employeeType", "guest"));
        var book = tree.Open(tree.Settings with { Filter = "employeeType=staff", Fields = ["Car=carLicense", "LastName=sn"] });

        var found = await book.NameAsync("Jones", Token);

        Assert.HasCount(1, found);
        Assert.AreEqual("B 1234567", found[0].Value("Car"));
    }

    [TestMethod]
    [DataRow("*)(objectClass=*")]
    [DataRow("*))(|(objectClass=*")]
    [DataRow(")(cn=*")]
    [DataRow("(((((")]
    [DataRow(")))))")]
    [DataRow("\\")]
    [DataRow("\\2a")]
    [DataRow("\0")]
    [DataRow("a\0*")]
    [DataRow("*")]
    [DataRow("J*s")]
    [DataRow("Jones*")]
    [DataRow("🦓")]
    [DataRow("\u202Ejones")]
    [DataRow("\u200B")]
    [DataRow("~=")]
    [DataRow("cn:caseExactMatch:=Jones")]
    public async Task Find_Injection_FindsNobodyAndChangesNothing(string word)
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var book = tree.Open();

        Assert.IsEmpty(await book.WordsAsync([word], Token));
        Assert.HasCount(1, await book.NameAsync("Jones", Token));
    }

    [TestMethod]
    public async Task Find_ThousandCharacters_FindsNobody()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var book = tree.Open();

        Assert.IsEmpty(await book.WordsAsync([new string('(', 1000)], Token));
        Assert.IsEmpty(await book.WordsAsync([new string('漢', 1000)], Token));
        Assert.IsEmpty(await book.WordsAsync([.. Enumerable.Repeat("*", 200)], Token));
    }

    [TestMethod]
    [DataRow("*")]
    [DataRow("*)(objectClass=*")]
    [DataRow("00000000-0000-0000-0000-000000000000")]
    [DataRow("{00000000-0000-0000-0000-000000000000}")]
    public async Task GetRecord_NoIdOfOurs_IsNull(string id)
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");

        Assert.IsNull(await tree.Open().GetRecordAsync(new(AddressBookId.New(), "Person", id), Token));
    }
}
