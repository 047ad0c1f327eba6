using System.DirectoryServices.Protocols;
using Engine.Connectors.Ldap.Tests.Servers;

namespace Engine.Connectors.Ldap.Tests.Feed;

[TestClass]
public sealed class LdapFeedTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Read_ChangedBehindOurBack_TellsWhatDiffersAndNoMore()
    {
        await using var tree = await TestTree.StartAsync();
        for (var i = 0; i < 700; i++) tree.AddPerson($"p{i}", $"Person Number{i}");
        var (all, _, token) = await tree.Open().FeedAsync(null, Token);
        Assert.HasCount(700, all);

        await tree.AddAsync(
            "dn: uid=p1,TREE\nchangetype: modify\nreplace: sn\nsn:: w4VuZ3N0csO2bQ==\n\ndn: uid=p2,TREE\nchangetype: delete\n\ndn: uid=p3,TREE\nchangetype: modrdn\nnewrdn: uid=q3\ndeleteoldrdn: 1\n\n" +
            "dn: uid=new,TREE\nchangetype: add\nobjectClass: inetOrgPerson\ncn: Somebody New\nsn: New\n", Token);
        // Another instance: nothing but the token is remembered.
        var (changed, removed, next) = await tree.Open().FeedAsync(token, Token);

        CollectionAssert.AreEquivalent((string[])["Ångström", "Number3", "New"], changed.Select(contact => contact.Value(WellKnownFields.LastName)).ToArray());
        CollectionAssert.AreEqual(all.Where(contact => contact.Value(WellKnownFields.LastName) == "Number2").Select(contact => contact.Key.Id).ToArray(), removed.Select(key => key.Id).ToArray());
        var (rest, gone, same) = await tree.Open().FeedAsync(next, Token);
        Assert.IsEmpty(rest);
        Assert.IsEmpty(gone);
        Assert.AreEqual(next, same);
    }

    [TestMethod]
    public async Task Read_BranchMovedInAndOut_TellsItsPeople()
    {
        await using var tree = await TestTree.StartAsync();
        await tree.AddAsync("dn: ou=in,TREE\nobjectClass: organizationalUnit\n\ndn: ou=team,TREE\nobjectClass: organizationalUnit\n\ndn: cn=Ann Jones,ou=team,TREE\nobjectClass: person\nsn: Jones\n", Token);
        var settings = tree.Settings with { BaseDn = $"ou=in,{tree.Dn}" };
        var (_, _, empty) = await tree.Open(settings).FeedAsync(null, Token);

        // Those below a branch that is moved are not changed themselves: their stamps are old.
        tree.Admin.SendRequest(new ModifyDNRequest($"ou=team,{tree.Dn}", $"ou=in,{tree.Dn}", "ou=team"));
        var (came, _, full) = await tree.Open(settings).FeedAsync(empty, Token);
        tree.Admin.SendRequest(new ModifyDNRequest($"ou=team,ou=in,{tree.Dn}", tree.Dn, "ou=team"));
        var (_, left, _) = await tree.Open(settings).FeedAsync(full, Token);

        Assert.HasCount(1, came);
        Assert.AreEqual(came[0].Key.Id, left.Single().Id);
    }

    [TestMethod]
    public async Task Read_TwiceChangedWithinASecond_TellsBoth()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var (_, _, token) = await tree.Open().FeedAsync(null, Token);
        foreach (var title in (string[])["Clerk", "Director", "President"])
        {
            tree.Admin.SendRequest(new ModifyRequest($"uid=bob,{tree.Dn}", DirectoryAttributeOperation.Replace, "title", title));
            (var changed, _, token) = await tree.Open().FeedAsync(token, Token);
            Assert.AreEqual(title, changed.Single().Value(WellKnownFields.JobTitle));
        }
    }

    [TestMethod]
    public async Task Read_TooMuchHasChanged_StartsOver()
    {
        await using var tree = await TestTree.StartAsync();
        for (var i = 0; i < 2000; i++) tree.AddPerson($"p{i}", $"Person {i}");
        var (_, _, token) = await tree.Open().FeedAsync(null, Token);
        for (var i = 0; i < 1500; i++) tree.Admin.SendRequest(new DeleteRequest($"uid=p{i},{tree.Dn}"));

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open().FeedAsync(token, Token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, thrown.Kind);
    }

    [TestMethod]
    public async Task Read_AllOfASmallDirectoryHasChanged_IsTold()
    {
        await using var tree = await TestTree.StartAsync();
        for (var i = 0; i < 100; i++) tree.AddPerson($"p{i}", $"Person {i}");
        var (_, _, token) = await tree.Open().FeedAsync(null, Token);
        for (var i = 0; i < 100; i++) tree.Admin.SendRequest(new ModifyRequest($"uid=p{i},{tree.Dn}", DirectoryAttributeOperation.Replace, "title", "Director"));

        Assert.HasCount(100, (await tree.Open().FeedAsync(token, Token)).Contacts);
    }

    [TestMethod]
    public async Task Read_OtherSettings_StartsOver()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var (_, _, token) = await tree.Open().FeedAsync(null, Token);

        foreach (var other in (LdapSettings[])[tree.Settings with { Fields = ["Car=carLicense"] }, tree.Settings with { Filter = "(sn=*)" }, tree.Settings with { Scope = LdapScope.OneLevel }])
        {
            var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open(other).FeedAsync(token, Token));
            Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, thrown.Kind);
        }
    }
}
