using Engine.Connectors.CardDav.Tests.Servers;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Engine.Sdk.Testing;

namespace Engine.Connectors.CardDav.Tests;

/// <summary>What only a server of one's own can show: it goes away and comes back, and speaks TLS.</summary>
[TestClass]
public sealed class LiveServerTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task FindAsync_ServerAwayAndBack_WorksAgainAtOnce()
    {
        await using var server = await Radicale.StartAsync(new(), Token);
        using var user = await Radicale.NewUserAsync(server, Token);
        await user.PutAsync("a", TestCards.Person("a", "Ada", "Quill", "TEL:5550100"), Token);
        await using var open = new OpenBook(user.Settings);
        Assert.AreEqual("Ada Quill", (await open.ByNumberAsync("5550100", Token)).Names());

        // Some searches are under way when it ends: each is answered, or fails in order.
        var underWay = Enumerable.Range(0, 10).Select(_ => open.ByNumberAsync("5550100", Token)).ToList();
        await server.StopAsync();
        foreach (var search in underWay)
        {
            try
            {
                await search;
            }
            catch (ConnectorException failed)
            {
                Assert.AreEqual(ConnectorErrorKind.Unavailable, failed.Kind);
            }
        }

        await open.ByNumberAsync("5550100", Token).FailsAsync(ConnectorErrorKind.Unavailable);
        await open.ByNameAsync("Quill", Token).FailsAsync(ConnectorErrorKind.Unavailable);
        await server.RestartAsync(Token);

        Assert.AreEqual("Ada Quill", (await open.ByNumberAsync("5550100", Token)).Names());
        Assert.AreEqual("Ada Quill", (await open.ByNameAsync("Quill", Token)).Names());
        Assert.HasCount(1, (await open.ReadAsync(null, Token)).Contacts);
    }

    [TestMethod]
    public async Task CheckAsync_OwnCertificate_IsGoodWhereItIsPinnedAlone()
    {
        await using var server = await Radicale.StartAsync(new(isSecure: true), Token);
        using var user = await Radicale.NewUserAsync(server, Token);
        var shown = string.Join(':', server.Fingerprint.Chunk(2).Select(pair => new string(pair)));

        Assert.Contains("1 address book", await CheckAsync(user.Settings with { CertificateFingerprint = server.Fingerprint.ToLowerInvariant() }));
        Assert.Contains(shown, (await CheckAsync(user.Settings).FailsAsync(ConnectorErrorKind.Unavailable)).Message);
        var wrong = await CheckAsync(user.Settings with { CertificateFingerprint = string.Concat(Enumerable.Repeat("0A", 32)) }).FailsAsync(ConnectorErrorKind.Misconfigured);
        Assert.Contains(shown, wrong.Message);
        Assert.Contains("write it into the settings", wrong.Message);
    }

    // The engine's own sockets: a transport of the test's would check certificates by itself.
    private async Task<string> CheckAsync(CardDavSettings settings)
    {
        var connector = new CardDavConnector();
        using var services = new ApiServices(new MemoryGrantStore(), TimeProvider.System, new TestLog());
        using var api = new BookApi(AddressBookId.New(), "carddav", connector.Describe(settings), services);
        var book = connector.Open(new()
        {
            BookId = AddressBookId.New(), Name = "Test", Settings = settings, Log = new TestLog().CreateLogger("book"), Time = TimeProvider.System, Http = api.Http, SignedIn = api.SignedIn,
        });
        return await ((IConnectionCheck)book).CheckAsync(Token);
    }
}
