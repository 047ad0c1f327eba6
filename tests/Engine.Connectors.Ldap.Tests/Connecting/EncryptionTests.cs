using Engine.Connectors.Ldap.Tests.Servers;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Ldap.Tests.Connecting;

[TestClass]
public sealed class EncryptionTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(LdapSecurity.Ldaps)]
    [DataRow(LdapSecurity.StartTls)]
    public async Task Find_OwnAuthority_IsTrusted(LdapSecurity security)
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var book = tree.Open(Encrypted(tree, security) with { CaFile = TestServer.Certificates.CaFile });

        Assert.HasCount(1, await book.NameAsync("Jones", Token));
        Assert.Contains("1 entry", await book.CheckAsync(Token));
    }

    [TestMethod]
    [DataRow(LdapSecurity.Ldaps)]
    [DataRow(LdapSecurity.StartTls)]
    public async Task Find_RightFingerprint_IsTrustedWhateverTheName(LdapSecurity security)
    {
        await using var tree = await TestTree.StartAsync();
        tree.AddPerson("bob", "Bob Jones");
        var written = string.Join(':', TestServer.Certificates.Fingerprint.Chunk(2).Select(pair => new string(pair))).ToLowerInvariant();
        var book = tree.Open(Encrypted(tree, security) with { Server = "127.0.0.1", Fingerprint = written });

        Assert.HasCount(1, await book.NameAsync("Jones", Token));
    }

    [TestMethod]
    [DataRow(LdapSecurity.Ldaps)]
    [DataRow(LdapSecurity.StartTls)]
    public async Task Check_UnknownAuthority_IsToldAsUntrusted(LdapSecurity security)
    {
        await using var tree = await TestTree.StartAsync();
        foreach (var file in (string?[])[null, TestServer.Certificates.StrangerCaFile])
            await RefusedAsync(tree, Encrypted(tree, security) with { CaFile = file }, "signed by an authority that is not trusted");
    }

    [TestMethod]
    public async Task Check_CertificateOfAnotherHost_IsToldAsUntrusted()
    {
        await using var tree = await TestTree.StartAsync();

        await RefusedAsync(tree, Encrypted(tree, LdapSecurity.Ldaps) with { Server = "127.0.0.1", CaFile = TestServer.Certificates.CaFile }, "not made out for 127.0.0.1");
    }

    [TestMethod]
    public async Task Check_OtherFingerprint_TellsTheServers()
    {
        await using var tree = await TestTree.StartAsync();

        await RefusedAsync(
            tree, Encrypted(tree, LdapSecurity.StartTls) with { CaFile = TestServer.Certificates.CaFile, Fingerprint = new string('0', 64) }, TestServer.Certificates.Fingerprint);
    }

    [TestMethod]
    public async Task Check_ServerWithoutStartTls_SaysSo()
    {
        await using var tree = await TestTree.StartAsync();
        var proxy = tree.Proxy();
        proxy.Fail(ContractFault.ServerError, int.MaxValue);

        await RefusedAsync(tree, Encrypted(tree, LdapSecurity.StartTls) with { Port = proxy.Port }, "does not offer StartTLS");
    }

    [TestMethod]
    public async Task Check_TlsAtThePlainPort_TellsWhatToLookAt()
    {
        await using var tree = await TestTree.StartAsync();
        var book = tree.Open(Encrypted(tree, LdapSecurity.Ldaps) with { Port = tree.Server.Port });

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.CheckAsync(Token));

        Assert.AreEqual(ConnectorErrorKind.Unavailable, thrown.Kind);
        Assert.Contains("does not answer with TLS", thrown.Message);
    }

    private static LdapSettings Encrypted(TestTree tree, LdapSecurity security) =>
        tree.Settings with { Security = security, Port = security == LdapSecurity.Ldaps ? tree.Server.EncryptedPort : tree.Server.Port };

    private async Task RefusedAsync(TestTree tree, LdapSettings settings, string words)
    {
        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => tree.Open(settings).CheckAsync(Token));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, thrown.Kind);
        Assert.Contains(words, thrown.Message);
    }
}
