using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Web;
using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Engine.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.AddressBooks;

/// <summary>A registry with a connector whose books are signed in by their user, and a CRM in memory.</summary>
internal sealed class SignInRig : IConnectorCatalog, IAsyncDisposable
{
    private readonly ConcurrentQueue<EngineEvent> _events = new();
    private int _tokens;

    public SignInRig(Func<ApiDescription, ApiDescription>? describe = null)
    {
        Crm.On("POST", "/token", _ => Token());
        Crm.On("GET", "/v1/contacts", StubAnswer.Json("[]"));
        Connector = new(settings => (describe ?? (same => same))(Description));
        Apis = new(Grants, Time, NullLoggerFactory.Instance, Crm);
        Events.Subscribe(_events.Enqueue);
        Registry = new(Store, this, Apis, Events, Time, NullLoggerFactory.Instance);
    }

    public static ApiDescription Description { get; } = new()
    {
        Address = new("https://api.crm.example/v1/"),
        SignIn = new AuthorizationCodeSignIn
        {
            TokenAddress = new("https://login.crm.example/token"), AuthorizeAddress = new("https://login.crm.example/authorize"), ClientId = "client",
        },
    };

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_900_000_000));

    public StubHttp Crm { get; } = new();

    public MemoryGrantStore Grants { get; } = new();

    public FakeStore Store { get; } = new();

    public EngineEvents Events { get; } = new();

    public ApiServices Apis { get; }

    public ApiConnector Connector { get; }

    public AddressBookRegistry Registry { get; }

    public IReadOnlyList<ConnectorEntry> Entries =>
    [
        new()
        {
            Id = "crm", Name = "crm", File = "a.dll", State = ConnectorState.Loaded,
            Loaded = new(new() { Id = "crm", DisplayName = "crm", TypeName = "T", AssemblyName = "A", NumberMatching = NumberMatching.Digits }, Connector),
        },
    ];

    public event Action? Changed
    {
        add { }
        remove { }
    }

    /// <summary>Whether the CRM takes no refresh token any more.</summary>
    public bool IsRevoked { get; set; }

    public async Task<AddressBookId> AddedAsync(CancellationToken token)
    {
        await Registry.StartAsync(token);
        return (await Registry.AddAsync(new() { ConnectorId = "crm", Name = "Book", Settings = new JsonObject { ["Path"] = "/a" } }, token)).Status!.Book.Id;
    }

    public async Task SignInAsync(AddressBookId book, CancellationToken token)
    {
        var prompt = await Registry.Get(book)!.Open!.Api!.BeginSignInAsync(new("http://localhost/oauth/callback"), token);
        await Apis.CompleteSignInAsync(HttpUtility.ParseQueryString(prompt.Address!.Query)["state"], "code", null, token);
    }

    /// <summary>The events so far, as text.</summary>
    public IReadOnlyList<string> Happened()
    {
        var happened = new List<string>();
        while (_events.TryDequeue(out var next)) happened.Add(next is AddressBookChanged changed ? $"{changed.Change} {changed.Name}" : next is ConfigurationChanged configuration ? configuration.What : next.GetType().Name);
        return happened;
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        Apis.Dispose();
    }

    private StubAnswer Token()
    {
        if (IsRevoked) return StubAnswer.Json("""{"error":"invalid_grant"}""", System.Net.HttpStatusCode.BadRequest);
        var number = Interlocked.Increment(ref _tokens);
        return StubAnswer.Json($$"""{"access_token":"access-{{number}}","refresh_token":"refresh-{{number}}","expires_in":3600}""");
    }
}

/// <summary>A connector whose books ask their CRM over the engine's own client.</summary>
internal sealed class ApiConnector(Func<object, ApiDescription> describe) : IConnector, IApiConnector
{
    public Func<object, ApiDescription> OnDescribe { get; set; } = describe;

    public Type SettingsType => typeof(FakeSettings);

    public IAddressBook Open(AddressBookContext context) => new ApiBook(context);

    public ApiDescription Describe(object settings) => OnDescribe(settings);

    private sealed class ApiBook(AddressBookContext context) : IAddressBook
    {
        public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => AskAsync(cancellationToken);

        public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => AskAsync(cancellationToken);

        private async Task<IReadOnlyList<Contact>> AskAsync(CancellationToken cancellationToken)
        {
            await context.Http.GetStringAsync("contacts", cancellationToken);
            return [];
        }
    }
}
