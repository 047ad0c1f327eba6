namespace Engine.Sdk.Testing;

/// <summary>
/// An open address book, with the surroundings the engine gives it: a connector that is an <see cref="IApiConnector"/> reaches its CRM as in the engine.
/// </summary>
public sealed class TestBook : IAsyncDisposable
{
    private readonly TestApi _api;

    private TestBook(IAddressBook book, AddressBookContext context, TestApi api, TestLog log)
    {
        Book = book;
        Context = context;
        Log = log;
        _api = api;
    }

    /// <summary>The book.</summary>
    public IAddressBook Book { get; }

    /// <summary>What it was opened with.</summary>
    public AddressBookContext Context { get; }

    /// <summary>What it has logged.</summary>
    public TestLog Log { get; }

    /// <summary>Opens a book, signed in where <see cref="TestBookOptions.SignIn"/> says so.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="settings">An instance of its settings type; not validated.</param>
    /// <param name="options">What differs from the usual; null for nothing.</param>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>The book, to be disposed by the caller.</returns>
    /// <exception cref="ConnectorException">The connector refuses the settings.</exception>
    public static async Task<TestBook> OpenAsync(IConnector connector, object settings, TestBookOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(settings);
        options ??= new TestBookOptions();
        var api = await TestApi.OpenAsync(connector, settings, options, cancellationToken).ConfigureAwait(false);
        return Open(connector, settings, options, api);
    }

    /// <summary>Opens a book that needs no sign-in.</summary>
    /// <inheritdoc cref="OpenAsync" path="/param[@name='connector']"/>
    /// <inheritdoc cref="OpenAsync" path="/param[@name='settings']"/>
    /// <inheritdoc cref="OpenAsync" path="/param[@name='options']"/>
    /// <returns>The book, to be disposed by the caller.</returns>
    /// <exception cref="ConnectorException">The connector refuses the settings.</exception>
    public static TestBook Open(IConnector connector, object settings, TestBookOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(settings);
        options ??= new TestBookOptions();
        return Open(connector, settings, options, TestApi.Open(connector, settings, options));
    }

    /// <summary>The book as one of its abilities.</summary>
    /// <typeparam name="T">The ability's interface.</typeparam>
    /// <returns>The book; never null.</returns>
    /// <exception cref="AssertFailedException">The book does not have it.</exception>
    public T As<T>()
        where T : class
    {
        if (Book is T ability)
            return ability;
        throw new AssertFailedException($"The book is no {typeof(T).Name}.");
    }

    /// <summary>Closes the book as the engine does, then its connection.</summary>
    /// <returns>Completes when both are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Book is IAsyncDisposable closing)
            await closing.DisposeAsync().ConfigureAwait(false);
        else if (Book is IDisposable closed)
            closed.Dispose();
        _api.Dispose();
    }

    private static TestBook Open(IConnector connector, object settings, TestBookOptions options, TestApi api)
    {
        var context = new AddressBookContext
        {
            BookId = options.BookId,
            Name = "Test",
            Settings = settings,
            Log = options.Log,
            Time = options.Time,
            Http = api.Http,
            SignedIn = api.SignedIn,
        };
        try
        {
            return new TestBook(connector.Open(context), context, api, options.Log);
        }
        catch
        {
            api.Dispose();
            throw;
        }
    }
}
