using System.Collections.Concurrent;
using System.Text;
using System.Web;
using Engine.Sdk.Testing;

namespace Engine.Sdk.Hosting.Tests.Rig;

/// <summary>Books on their way to a CRM that the test plays.</summary>
internal sealed class HostingRig : IDisposable
{
    public static readonly Uri Callback = new("http://localhost:10088/oauth/callback");

    private readonly List<BookApi> _open = [];

    public HostingRig()
    {
        Crm = new(Time);
        Services = new(Store, Time, Log, Crm);
        Services.SignInChanged += Changed.Enqueue;
    }

    public TestTime Time { get; } = new();

    public FakeCrm Crm { get; }

    public GatedStore Store { get; } = new();

    public TestLog Log { get; } = new();

    public ApiServices Services { get; private set; }

    /// <summary>The books of which it was told that their sign-in changed.</summary>
    public ConcurrentQueue<AddressBookId> Changed { get; } = [];

    public static AuthorizationCodeSignIn ByCode(string client = "client-1") => new()
    {
        TokenAddress = new(FakeCrm.Token),
        AuthorizeAddress = new("https://login.crm.example/authorize?audience=api"),
        RevokeAddress = new("https://login.crm.example/revoke"),
        ClientId = client,
        ClientSecret = "client-secret-1",
        Scopes = ["contacts", "offline_access"],
    };

    public static DeviceCodeSignIn ByDevice() => new() { TokenAddress = new(FakeCrm.Token), DeviceAddress = new("https://login.crm.example/device"), ClientId = "client-1" };

    public static ClientCredentialsSignIn ByClient(string client = "client-1") => new() { TokenAddress = new(FakeCrm.Token), ClientId = client, ClientSecret = "client-secret-1" };

    public static ApiDescription Describe(Engine.Sdk.SignIn? signIn = null) => new() { Address = new(FakeCrm.Api), SignIn = signIn ?? Engine.Sdk.SignIn.None };

    public BookApi Open(ApiDescription? description, AddressBookId? book = null, string connector = "crm")
    {
        var api = new BookApi(book ?? AddressBookId.New(), connector, description, Services);
        _open.Add(api);
        return api;
    }

    public BookApi Open(Engine.Sdk.SignIn? signIn = null, AddressBookId? book = null) => Open(Describe(signIn), book);

    /// <summary>Opens a book in which somebody has signed in, with the next tokens of the CRM.</summary>
    public async Task<BookApi> SignedInAsync(CancellationToken token, ApiDescription? description = null, AddressBookId? book = null)
    {
        var api = Open(description ?? Describe(ByCode()), book);
        await SignInAsync(api, token);
        return api;
    }

    public async Task SignInAsync(BookApi api, CancellationToken token)
    {
        await api.LoadSignInAsync(token);
        var prompt = await api.BeginSignInAsync(Callback, token);
        await Services.CompleteSignInAsync(StateOf(prompt), "the-code", null, token);
        Time.Forget();
    }

    public static string? StateOf(SignInPrompt prompt) => HttpUtility.ParseQueryString(prompt.Address!.Query)["state"]; // a browser's sign-in has an address

    /// <summary>As after a restart: the store is all that is left.</summary>
    public void Restart()
    {
        Services.Dispose();
        Services = new(Store, Time, Log, Crm);
        Services.SignInChanged += Changed.Enqueue;
    }

    public void Dispose()
    {
        foreach (var api in _open) api.Dispose();
        Services.Dispose();
    }
}

internal static class BookApiExtensions
{
    public static Task<string> GetAsync(this BookApi api, CancellationToken token, string path = "contacts") => api.Http.GetStringAsync(path, token);

    public static async Task<HttpResponseMessage> PostAsync(this BookApi api, CancellationToken token, string path = "contacts", bool isRead = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"name":"Bob"}""", Encoding.UTF8, "application/json") };
        if (isRead) request.Headers.Add(ApiRequest.ReadsOnlyHeader, "true");
        return await api.Http.SendAsync(request, token);
    }

    public static async Task<ConnectorException> FailsAsync(this Task task, ConnectorErrorKind kind)
    {
        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => task);
        Assert.AreEqual(kind, failed.Kind, failed.Message);
        return failed;
    }
}
