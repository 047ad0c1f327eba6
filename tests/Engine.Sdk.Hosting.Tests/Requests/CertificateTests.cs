using Engine.Sdk.Hosting.Tests.Rig;
using Engine.Sdk.Testing;

namespace Engine.Sdk.Hosting.Tests.Requests;

[TestClass]
public sealed class CertificateTests
{
    private static readonly string Other = string.Concat(Enumerable.Repeat("0A", 32));

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("as it is")]
    [DataRow("lower case")]
    [DataRow("colons")]
    public async Task SendAsync_PinnedCertificate_IsGood(string form)
    {
        await using var server = new SecureServer();
        using var services = Services();
        using var api = Open(services, server.Address, Form(server.Fingerprint, form));

        Assert.AreEqual("here", await api.GetAsync(Token, ""));
    }

    [TestMethod]
    public async Task SendAsync_AnotherThanThePinned_IsRefusedOnceWithWhatWasSeen()
    {
        await using var server = new SecureServer();
        using var services = Services();
        using var api = Open(services, server.Address, Other);

        var refused = await api.GetAsync(Token, "").FailsAsync(ConnectorErrorKind.Misconfigured);

        Assert.Contains(Form(server.Fingerprint, "colons"), refused.Message);
        Assert.Contains("write it into the settings", refused.Message);
        Assert.AreEqual(0, server.Requests);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(" ")]
    public async Task SendAsync_NoPin_IsCheckedAsUsualAndToldWithWhatWasSeen(string? pin)
    {
        await using var server = new SecureServer();
        using var services = Services();
        using var api = Open(services, server.Address, pin);

        var refused = await api.PostAsync(Token, "").FailsAsync(ConnectorErrorKind.Unavailable);

        Assert.Contains("not trusted", refused.Message);
        Assert.Contains(Form(server.Fingerprint, "colons"), refused.Message);
        Assert.AreEqual(0, server.Requests);
    }

    [TestMethod]
    public async Task SendAsync_BooksWithDifferentPins_ShareNoConnection()
    {
        await using var server = new SecureServer();
        using var services = Services();
        using var right = Open(services, server.Address, server.Fingerprint);
        using var wrong = Open(services, server.Address, Other);

        await right.GetAsync(Token, "");

        await wrong.GetAsync(Token, "").FailsAsync(ConnectorErrorKind.Misconfigured);
        await right.GetAsync(Token, "");
    }

    [TestMethod]
    [DataRow("AB:CD")]
    [DataRow("not a fingerprint")]
    public void Open_PinThatIsNone_IsMisconfigured(string pin)
    {
        using var services = Services();

        var refused = Assert.ThrowsExactly<ConnectorException>(() => Open(services, new("https://crm.example/"), pin));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, refused.Kind);
        Assert.Contains("64 hexadecimal digits", refused.Message);
    }

    private static string Form(string fingerprint, string form) => form switch
    {
        "colons" => string.Join(':', fingerprint.Chunk(2).Select(pair => new string(pair))),
        "lower case" => $" {fingerprint.ToLowerInvariant()} ",
        _ => fingerprint,
    };

    private static ApiServices Services() => new(new MemoryGrantStore(), TimeProvider.System, new TestLog());

    private static BookApi Open(ApiServices services, Uri address, string? pin) => new(AddressBookId.New(), "crm", new() { Address = address, CertificateFingerprint = pin }, services);
}
