using Engine.Connectors.Ldap.Tests.Servers;
using Engine.TestServers;

namespace Engine.Connectors.Ldap.Tests.Connecting;

[TestClass]
public sealed class AccountTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Check_RightSettings_CountsWhatIsVisible()
    {
        await using var tree = await TestTree.StartAsync();
        for (var i = 0; i < 1203; i++) tree.AddPerson($"p{i}", $"Person {i}");

        var said = await tree.Open().CheckAsync(Token);

        Assert.AreEqual($"Signed in as {TestServer.ReaderDn}; 1,203 entries below {tree.Dn}. The password is sent unencrypted: see Encryption.", said);
    }

    [TestMethod]
    public async Task Check_Anonymous_IsNobody()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");

        Assert.AreEqual($"Nobody signed in; 1 entry below {tree.Dn}.", await tree.Open(tree.Settings with { User = null, Password = null }).CheckAsync(Token));
    }

    [TestMethod]
    public async Task Check_AnonymousWhereItIsNotAllowed_AsksForAUser()
    {
        await using var tree = await TestTree.StartAsync();
        var closed = tree.Settings with { BaseDn = $"ou=closed,{SlapdServer.Suffix}" };

        Assert.Contains("1 entry", await tree.Open(closed).CheckAsync(Token));
        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open(closed with { User = null, Password = null }).CheckAsync(Token));
        Assert.Contains("User", thrown.Message);
    }

    [TestMethod]
    public async Task Check_WithoutBase_TakesTheServersRoot()
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");

        Assert.Contains($"below {SlapdServer.Suffix}.", await tree.Open(tree.Settings with { BaseDn = " " }).CheckAsync(Token));
    }

    [TestMethod]
    [DataRow("cn=reader,dc=benchmark", "wrong", ConnectorErrorKind.Unauthorized, "wrong user or wrong password")]
    [DataRow("cn=nobody,dc=benchmark", "wrong", ConnectorErrorKind.Unauthorized, "wrong user or wrong password")]
    [DataRow("reader@example.com", "wrong", ConnectorErrorKind.Misconfigured, "User: ")]
    public async Task Check_WrongUser_SaysWhatIsWrong(string user, string password, ConnectorErrorKind kind, string words)
    {
        await using var tree = await TestTree.StartAsync();

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open(tree.Settings with { User = user, Password = password }).CheckAsync(Token));

        Assert.AreEqual(kind, thrown.Kind);
        Assert.Contains(words, thrown.Message);
        Assert.DoesNotContain(password + "\"", thrown.Message);
    }

    [TestMethod]
    public async Task Check_MissingBase_NamesTheSetting()
    {
        await using var tree = await TestTree.StartAsync();

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open(tree.Settings with { BaseDn = $"ou=missing,{tree.Dn}" }).CheckAsync(Token));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, thrown.Kind);
        Assert.StartsWith("Base DN: there is no such entry", thrown.Message);
    }

    [TestMethod]
    public async Task Check_NobodyListens_IsUnavailable()
    {
        await using var tree = await TestTree.StartAsync();

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open(tree.Settings with { Port = 1 }).CheckAsync(Token));

        Assert.AreEqual(ConnectorErrorKind.Unavailable, thrown.Kind);
        Assert.StartsWith("The server localhost cannot be reached at port 1", thrown.Message);
    }

    [TestMethod]
    public async Task Feed_SizeLimitOfTheUser_IsNoSmallDirectory()
    {
        await using var tree = await TestTree.StartAsync();
        for (var i = 0; i < 12; i++) tree.AddPerson($"p{i}", $"Person {i}");
        var book = tree.Open(tree.Settings with { User = $"cn=limited,{SlapdServer.Suffix}" });

        Assert.HasCount(5, await book.NameAsync("Person", Token));
        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.FeedAsync(null, Token));
        Assert.AreEqual(ConnectorErrorKind.Forbidden, thrown.Kind);
        Assert.Contains("size limit", thrown.Message);
    }

    [TestMethod]
    [DataRow("rita@example.com", "Rita")]
    [DataRow("RITA@example.com", "Rita")]
    [DataRow("*", null)]
    [DataRow(null, "Rita")]
    public async Task GetOwner_ByAddressOrUser_IsTheirEntry(string? email, string? expected)
    {
        await using var tree = await TestTree.StartAsync();

        var owner = await tree.Open(tree.Settings with { BaseDn = null, OwnerEmail = email }).GetOwnerAsync(Token);

        Assert.AreEqual(expected, owner?.Value(WellKnownFields.FirstName));
    }
}
