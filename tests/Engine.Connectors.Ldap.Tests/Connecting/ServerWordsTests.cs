using System.Net;
using System.Net.Sockets;
using Engine.Connectors.Ldap.Tests.Servers;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Ldap.Tests.Connecting;

/// <summary>What servers say that cannot be had here, as they are documented to say it.</summary>
[TestClass]
public sealed class ServerWordsTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    // Microsoft, "Common Active Directory bind errors".
    [TestMethod]
    [DataRow("52e", "wrong user or wrong password")]
    [DataRow("525", "there is no such user")]
    [DataRow("532", "the password has expired")]
    [DataRow("533", "the account is disabled")]
    [DataRow("773", "the password has to be changed first")]
    [DataRow("775", "the account is locked")]
    public async Task Check_RefusedByActiveDirectory_SaysWhy(string data, string words)
    {
        var thrown = await CheckAsync(signIn: (49, $"80090308: LdapErr: DSID-0C09042F, comment: AcceptSecurityContext error, data {data}, v4563\0"), then: (0, ""));

        Assert.AreEqual(ConnectorErrorKind.Unauthorized, thrown.Kind);
        Assert.Contains(words, thrown.Message);
    }

    [TestMethod]
    [DataRow(8, "Strong(er) authentication required", ConnectorErrorKind.Unauthorized, "Encryption")]
    [DataRow(13, "TLS confidentiality required", ConnectorErrorKind.Unauthorized, "Encryption")]
    [DataRow(48, "anonymous bind disallowed", ConnectorErrorKind.Unauthorized, "anonymous bind disallowed")]
    [DataRow(53, "not today", ConnectorErrorKind.Refused, "not today")]
    [DataRow(51, "", ConnectorErrorKind.RateLimited, "busy")]
    public async Task Check_SignInRefused_SaysWhatToDo(int code, string said, ConnectorErrorKind kind, string words)
    {
        var thrown = await CheckAsync(signIn: (code, said), then: (0, ""));

        Assert.AreEqual(kind, thrown.Kind);
        Assert.Contains(words, thrown.Message);
    }

    [TestMethod]
    [DataRow(1, "000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed on the connection., data 0, v4563", ConnectorErrorKind.Unauthorized, "Anonymous search")]
    [DataRow(10, "", ConnectorErrorKind.Misconfigured, "another server")]
    [DataRow(3, "", ConnectorErrorKind.Unavailable, "too long")]
    [DataRow(11, "", ConnectorErrorKind.Unavailable, "too long")]
    [DataRow(34, "invalid DN", ConnectorErrorKind.Misconfigured, "Base DN")]
    public async Task Check_SearchRefused_SaysWhatToDo(int code, string said, ConnectorErrorKind kind, string words)
    {
        var thrown = await CheckAsync(signIn: (0, ""), then: (code, said));

        Assert.AreEqual(kind, thrown.Kind);
        Assert.Contains(words, thrown.Message);
    }

    private async Task<ConnectorException> CheckAsync((int Code, string Words) signIn, (int Code, string Words) then)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, signIn, then);
        var settings = new LdapSettings { Server = "localhost", Port = ((IPEndPoint)listener.LocalEndpoint).Port, Security = LdapSecurity.None, User = "cn=reader", Password = "secret", BaseDn = "dc=example" };
        ConnectorException thrown;
        await using (var book = TestBook.Open(new LdapConnector(), settings))
            thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IConnectionCheck>().CheckAsync(Token));
        await serving;
        return thrown;
    }

    private async Task ServeAsync(TcpListener listener, (int Code, string Words) signIn, (int Code, string Words) then)
    {
        using var caller = await listener.AcceptTcpClientAsync(Token);
        var stream = caller.GetStream();
        foreach (var (code, words) in ((int, string)[])[signIn, then])
        {
            if (await LdapMessage.ReadAsync(stream, Token) is not { } message) return;
            var (id, operation) = LdapAnswers.Read(message);
            if (LdapAnswers.Result(id, operation, code, words) is { } answer) await stream.WriteAsync(answer, Token);
        }
    }
}
