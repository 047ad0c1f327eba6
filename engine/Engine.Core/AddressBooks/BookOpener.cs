using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Core.Health;
using Engine.Core.Settings;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Core.AddressBooks;

/// <summary>Reads a book's settings and has its connector open it, surviving whatever the connector does.</summary>
internal sealed partial class BookOpener(ApiServices apis, EngineEvents events, TimeProvider time, ILoggerFactory logs)
{
    /// <summary>How long a connector may take to check settings and open a book; it has no business on the network yet.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private const int MaxMessageLength = 500;

    private readonly ILogger _log = logs.CreateLogger<BookOpener>();

    /// <param name="book">The book.</param>
    /// <param name="connector">The connector to open it on.</param>
    /// <param name="isStrict">Whether fields the connector does not know are errors; of stored settings they may be an earlier version's.</param>
    /// <param name="cancellationToken">Cancelled when the caller left.</param>
    /// <exception cref="OperationCanceledException">The caller left; a book that opens later is closed again.</exception>
    public async Task<BookOpening> OpenAsync(AddressBook book, LoadedConnector connector, bool isStrict, CancellationToken cancellationToken)
    {
        // A thread of its own: connectors that hang in here must not use up the pool that everybody else works on.
        var opening = Task.Factory.StartNew(
            () => Open(book, connector, isStrict), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        try
        {
            var opened = await opening.WaitAsync(Deadline, time, cancellationToken).ConfigureAwait(false);
            if (opened.Open?.Api is { } api) await LoadSignInAsync(api, book.Id, cancellationToken).ConfigureAwait(false);
            return opened;
        }
        catch (TimeoutException)
        {
            _ = CloseLateAsync(opening);
            LogNotOpened(_log, book.Id, nameof(TimeoutException));
            return BookOpening.Failed(BookState.Failing, $"The connector did not open the book within {Deadline.TotalSeconds:0} s. Update it, or tell its author.");
        }
        catch (OperationCanceledException)
        {
            _ = CloseLateAsync(opening);
            throw;
        }
    }

    /// <summary>The connector's settings type; null when it has none to offer, which is a defect.</summary>
    public static Type? SettingsTypeOf(LoadedConnector connector)
    {
        try
        {
            return connector.Connector.SettingsType;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Settings as stored; null when what is stored is no JSON object.</summary>
    public static JsonObject? Parse(AddressBook book)
    {
        try
        {
            return JsonNode.Parse(book.SettingsJson) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private BookOpening Open(AddressBook book, LoadedConnector connector, bool isStrict)
    {
        if (SettingsTypeOf(connector) is not { } settingsType)
            return BookOpening.Failed(BookState.Failing, "The connector does not say what its settings are. Update it, or tell its author.");
        if (Parse(book) is not { } stored)
            return BookOpening.Failed(BookState.Misconfigured, "The book's settings cannot be read: write them again.");
        var reading = SettingsReader.Read(settingsType, isStrict ? stored : SettingsReader.Merge(settingsType, stored, []));
        if (reading.Value is null)
            return BookOpening.Failed(BookState.Misconfigured, string.Join(' ', reading.Errors.Select(error => error.Message))) with { Errors = reading.Errors };
        BookApi? api = null;
        try
        {
            api = new BookApi(book.Id, connector.Descriptor.Id, Describe(connector.Connector, reading.Value), apis);
            var context = new AddressBookContext
            {
                BookId = book.Id,
                Name = book.Name,
                Settings = reading.Value,
                Log = logs.CreateLogger($"Engine.AddressBooks.{connector.Descriptor.Id}.{book.Id}"),
                Time = time,
                Http = api.Http,
                SignedIn = api.SignedIn,
            };
            var connection = connector.Connector.Open(context)
                ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The connector opened no book. Update it, or tell its author.");
            var guard = new BookGuard(book.Id, Math.Clamp(connector.Descriptor.MaxConcurrentCalls, 1, 64), time, logs.CreateLogger<BookGuard>())
            {
                Recovered = () => events.Publish(new BookRecovered(book.Id)),
                Failing = (kind, message) => events.Publish(new BookFailed(book.Id, kind, message)),
            };
            return new() { Open = new OpenBook(book, connector.Descriptor, connection, guard) { Api = api } };
        }
        catch (ConnectorException refused)
        {
            api?.Dispose();
            LogNotOpened(_log, book.Id, refused.Kind.ToString());
            return BookOpening.Failed(StateOf(refused.Kind), PlainText.Clean(refused.Message, MaxMessageLength) is { Length: > 0 } said ? said : "The connector refused, without a reason.");
        }
        catch (Exception defect)
        {
            api?.Dispose();
            LogNotOpened(_log, book.Id, defect.GetType().Name);
            return BookOpening.Failed(BookState.Failing, $"The connector failed to open the book ({defect.GetType().Name}). Update it, or tell its author.");
        }
    }

    private static ApiDescription? Describe(IConnector connector, object settings) => connector is IApiConnector described
        ? described.Describe(settings) ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The connector does not describe its CRM's API. Update it, or tell its author.")
        : null;

    private static BookState StateOf(ConnectorErrorKind kind) => kind switch
    {
        ConnectorErrorKind.Unauthorized => BookState.SignInNeeded,
        ConnectorErrorKind.Misconfigured or ConnectorErrorKind.Refused or ConnectorErrorKind.Forbidden or ConnectorErrorKind.NotFound => BookState.Misconfigured,
        _ => BookState.Failing,
    };

    // A stored sign-in that cannot be read now is read when it is needed.
    private async Task LoadSignInAsync(BookApi api, AddressBookId book, CancellationToken cancellationToken)
    {
        try
        {
            await api.LoadSignInAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (!cancellationToken.IsCancellationRequested)
        {
            LogSignInUnread(_log, book, unreadable.GetType().Name);
        }
    }

    private async Task CloseLateAsync(Task<BookOpening> opening)
    {
        var late = await opening.ConfigureAwait(false);
        if (late.Open is { } open) await BookRetirement.CloseAsync(open, time, _log).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book} could not be opened: {Cause}")]
    private static partial void LogNotOpened(ILogger logger, AddressBookId book, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: its sign-in could not be read: {Cause}")]
    private static partial void LogSignInUnread(ILogger logger, AddressBookId book, string cause);
}

/// <summary>What came of opening a book: an open one, or the fault; settings that do not fit are listed as well.</summary>
internal sealed record BookOpening
{
    public OpenBook? Open { get; init; }

    public BookFault? Fault { get; init; }

    public IReadOnlyList<SettingError> Errors { get; init; } = [];

    public static BookOpening Failed(BookState state, string message) => new() { Fault = new(state, message) };
}
