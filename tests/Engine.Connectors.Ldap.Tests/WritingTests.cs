using Engine.Connectors.Ldap.Tests.Servers;

namespace Engine.Connectors.Ldap.Tests;

[TestClass]
public sealed class WritingTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Create_TwoOfOneName_AreTwo()
    {
        await using var tree = await TestTree.StartAsync();
        var book = Writing(tree);

        var first = await book.CreateAsync("Person", new() { ContactName = "Bob Jones", Phone = "+44 20 7946 0912" }, Token);
        var second = await book.CreateAsync("Person", new() { FirstName = "Bob", LastName = "Jones" }, Token);

        Assert.AreNotEqual(first.Key, second.Key);
        Assert.AreEqual("Bob", first.Value(WellKnownFields.FirstName));
        Assert.AreEqual("Jones", first.Value(WellKnownFields.LastName));
        Assert.HasCount(2, await ((LdapAddressBook)book).NameAsync("Bob Jones", Token));
    }

    [TestMethod]
    [DataRow("O'Brien, \"Bob\" <b>+x=1;#")]
    [DataRow(" #leading and trailing ")]
    [DataRow("Jörg 🦊 日本 \\ *()")]
    public async Task Save_OddNameOfAnEntryNamedByIt_IsKept(string name)
    {
        await using var tree = await TestTree.StartAsync();
        await tree.AddAsync("dn: cn=Ann\\, Jones,TREE\nobjectClass: inetOrgPerson\nsn: Jones\ntelephoneNumber: 1234\ntelephoneNumber: 5678\n", Token);
        var book = Writing(tree);
        var before = (await ((LdapAddressBook)book).NameAsync("Jones", Token)).Single();

        var after = await book.SaveAsync(before.Key, new() { FirstName = "", LastName = name.Trim(), Phone = "9999" }, Token);

        Assert.AreEqual(before.Key, after.Key);
        Assert.AreEqual(name.Trim(), after.Value(WellKnownFields.LastName));
        Assert.HasCount(2, after.Values(WellKnownFields.BusinessPhone));
        CollectionAssert.Contains(after.Values(WellKnownFields.BusinessPhone), "9999");
        CollectionAssert.DoesNotContain(after.Values(WellKnownFields.ContactName), "Ann, Jones");
    }

    [TestMethod]
    public async Task Save_WithoutFamilyName_IsRefusedInTheServersWords()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var book = Writing(tree);
        var bob = (await ((LdapAddressBook)book).NameAsync("Jones", Token)).Single();

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.SaveAsync(bob.Key, new() { LastName = "" }, Token));

        Assert.AreEqual(ConnectorErrorKind.Refused, thrown.Kind);
        Assert.Contains("sn", thrown.Message);
    }

    [TestMethod]
    [DataRow("cn=a,dc=b", "dc=b")]
    [DataRow(@"cn=a\,b,dc=c", "dc=c")]
    [DataRow(@"cn=a\\,dc=c", "dc=c")]
    [DataRow(@"cn=a\5C,dc=c", "dc=c")]
    [DataRow("dc=c", "")]
    public void Above_Name_IsWhatFollows(string entry, string expected) => Assert.AreEqual(expected, LdapDraft.Above(entry));

    [TestMethod]
    public async Task Create_BelowNothing_NamesTheSetting()
    {
        await using var tree = await TestTree.StartAsync();
        var book = (IRecordWriter)tree.Open(tree.Settings with { NewEntries = $"ou=missing,{tree.Dn}" });

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.CreateAsync("Person", new() { LastName = "Jones" }, Token));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, thrown.Kind);
        Assert.StartsWith("New contacts below", thrown.Message);
    }

    [TestMethod]
    public async Task Open_WithoutPlaceForNewContacts_OnlyReads()
    {
        await using var tree = await TestTree.StartAsync();

        Assert.IsNotInstanceOfType<IRecordWriter>(tree.Open());
    }

    private static IRecordWriter Writing(TestTree tree) => (IRecordWriter)tree.Open(tree.Settings with { NewEntries = tree.Dn });
}
