using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>A book that is signed in to the sandbox by the connector's own flow.</summary>
internal sealed class GoogleBook : IAsyncDisposable
{
    private readonly TestBook _test;
    private readonly SignedInGoogle _signedIn;

    private GoogleBook(TestBook test, SignedInGoogle signedIn)
    {
        (_test, _signedIn) = (test, signedIn);
        Context = new()
        {
            BookId = test.Context.BookId, Name = "Test", Settings = test.Context.Settings, Log = test.Log, Time = test.Context.Time, Http = test.Context.Http, SignedIn = signedIn,
        };
        Book = new GoogleContactsConnector().Open(Context);
    }

    public AddressBookContext Context { get; }

    public IAddressBook Book { get; }

    public static async Task<GoogleBook> OpenAsync(SandboxServer server, CancellationToken cancellationToken, GoogleContactsSettings? settings = null, TimeProvider? time = null)
    {
        settings ??= GoogleCrm.SettingsOf(server);
        var signedIn = new SignedInGoogle(settings);
        await signedIn.SignInAsync(cancellationToken);
        return new(TestBook.Open(new GoogleContactsConnector(), settings, new() { Transport = signedIn, Time = time ?? TimeProvider.System }), signedIn);
    }

    public T As<T>() => (T)Book;

    public async Task<IReadOnlyList<FeedPage>> ReadAsync(string? since, CancellationToken cancellationToken) =>
        await As<IContactFeed>().ReadAsync(since, cancellationToken).ToListAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _test.DisposeAsync();
        _signedIn.Dispose();
    }
}
