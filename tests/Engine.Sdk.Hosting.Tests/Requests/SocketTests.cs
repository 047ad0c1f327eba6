using System.IO.Compression;
using System.Net.Sockets;
using Engine.Sdk.Hosting.Tests.Rig;
using Engine.Sdk.Testing;

namespace Engine.Sdk.Hosting.Tests.Requests;

/// <summary>What only the system's own sockets can show.</summary>
[TestClass]
public sealed class SocketTests
{
    private const int Most = 100_000;

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(Most, true)]
    [DataRow(Most + 1, false)]
    public async Task SendAsync_AnswerOfTheLongestLength_IsRead(int length, bool isRead)
    {
        await using var server = RawServer.Answering(new byte[length]);
        using var services = Services();
        using var api = Open(services, server.Address);

        var asking = api.Http.GetByteArrayAsync("", Token);

        if (isRead) Assert.HasCount(length, await asking);
        else Assert.Contains("longer", (await asking.FailsAsync(ConnectorErrorKind.BadAnswer)).Message);
        Assert.AreEqual(1, server.Requests);
    }

    [TestMethod]
    [DataRow(Most, true)]
    [DataRow(Most + 1, false)]
    [DataRow(300_000_000, false)]
    public async Task SendAsync_CompressedAnswer_IsMeasuredUnpacked(int length, bool isRead)
    {
        await using var server = RawServer.Answering(Bomb(length), "Content-Encoding: gzip\r\n");
        using var services = Services();
        using var api = Open(services, server.Address);
        var before = GC.GetTotalAllocatedBytes();

        var asking = api.Http.GetByteArrayAsync("", Token);

        if (isRead) Assert.HasCount(length, await asking);
        else await asking.FailsAsync(ConnectorErrorKind.BadAnswer);
        Assert.IsLessThan(50_000_000, GC.GetTotalAllocatedBytes() - before);
    }

    [TestMethod]
    public async Task SendAsync_EndlessAnswerWithoutLength_IsCutOff()
    {
        await using var server = new RawServer(async stream =>
        {
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while (true) await stream.WriteAsync(new byte[65536]);
        });
        using var services = Services();
        using var api = Open(services, server.Address);

        await api.Http.GetByteArrayAsync("", Token).FailsAsync(ConnectorErrorKind.BadAnswer);
    }

    [TestMethod]
    public async Task SendAsync_SaidToBeCompressedAndIsNot_IsABadAnswer()
    {
        await using var server = RawServer.Answering("no gzip at all"u8.ToArray(), "Content-Encoding: gzip\r\n");
        using var services = Services();
        using var api = Open(services, server.Address);

        await api.Http.GetByteArrayAsync("", Token).FailsAsync(ConnectorErrorKind.BadAnswer);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    [DataRow("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal")]
    [DataRow("SSH-2.0-OpenSSH\r\n")]
    public async Task SendAsync_WriteWhoseConnectionBreaksOff_IsSentOnce(string answered)
    {
        await using var server = new RawServer(stream => RawServer.WriteAsync(stream, answered));
        using var services = Services();
        using var api = Open(services, server.Address);

        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);

        Assert.AreEqual(1, server.Requests);
    }

    [TestMethod]
    public async Task SendAsync_ReadWhoseConnectionBreaksOff_IsRepeated()
    {
        var left = 2;
        await using var server = new RawServer(stream => RawServer.WriteAsync(stream, left-- > 0 ? "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf" : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere"));
        using var services = Services();
        using var api = Open(services, server.Address);

        Assert.AreEqual("here", await api.GetAsync(Token, ""));
        Assert.AreEqual(3, server.Requests);
    }

    [TestMethod]
    public async Task SendAsync_NobodyThere_TellsNameConnectionAndCertificateApart()
    {
        using var closed = new TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var plain = RawServer.Answering([]);
        using var services = Services();

        var name = await Open(services, new("http://nobody.invalid/")).PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        var connection = await Open(services, new($"http://127.0.0.1:{port}/")).PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        var secure = await Open(services, new($"https://127.0.0.1:{plain.Address.Port}/")).PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);

        Assert.Contains("address is not known", name.Message);
        Assert.Contains("cannot be reached", connection.Message);
        Assert.Contains("secure connection", secure.Message);
    }

    [TestMethod]
    public async Task SendAsync_RedirectAndCookie_AreNotTheSocketsBusiness()
    {
        await using var server = RawServer.Answering([], "Set-Cookie: a=b\r\n");
        await using var from = new RawServer(stream => RawServer.WriteAsync(stream, $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {server.Address}\r\nConnection: close\r\n\r\n"));
        using var services = Services();
        using var api = Open(services, from.Address);

        await api.GetAsync(Token, "");
        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.BadAnswer);

        Assert.AreEqual(1, server.Requests);
        Assert.AreEqual(2, from.Requests);
    }

    [TestMethod]
    public async Task SendAsync_ServerOfHttp10ThatClosesWithoutAWord_LosesNoWrite()
    {
        await using var server = new RawServer(stream => RawServer.WriteAsync(stream, "HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nhere"));
        using var services = Services();
        using var api = Open(services, server.Address);

        await api.GetAsync(Token, "");
        for (var i = 0; i < 20; i++) await api.PostAsync(Token, "");

        Assert.IsGreaterThanOrEqualTo(21, server.Requests);
    }

    private static ApiServices Services() => new(new MemoryGrantStore(), TimeProvider.System, new TestLog());

    private static BookApi Open(ApiServices services, Uri address) => new(AddressBookId.New(), "crm", new() { Address = address, MaxAnswerBytes = Most }, services);

    private static byte[] Bomb(int length)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            var zeros = new byte[1_000_000];
            for (var left = length; left > 0; left -= zeros.Length) gzip.Write(zeros, 0, Math.Min(left, zeros.Length));
        }

        return packed.ToArray();
    }
}
