using System.Runtime.CompilerServices;
using Engine.Sdk.Testing.Tests.Memory;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Testing.Tests.Contract;

/// <summary>A book that is right but for one flaw.</summary>
internal sealed partial class FlawedBook :
    IAddressBook, IContactFeed, IChangeSignal, ICallActivityLog, IActivityHistory, IPictureSource, IOwnerLookup, IConnectionCheck, IRecordWriter, IRecordLookup, IRecordActions, IAsyncDisposable
{
    private readonly MemoryBook _inner;
    private readonly AddressBookContext _context;
    private readonly Flaw _flaw;
    private int _calls;
    private IReadOnlyList<Contact>? _last;

    public FlawedBook(MemoryBook inner, AddressBookContext context, Flaw flaw)
    {
        (_inner, _context, _flaw) = (inner, context, flaw);
        if (flaw == Flaw.AsksWhenOpened)
            _ = inner.GetOwnerAsync(CancellationToken.None);
    }

    public string ActivityName => "Call";

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        if (_flaw == Flaw.AnswersEverybodyToANumber)
            return await _inner.SearchAsync("digits=", query.Limit, cancellationToken);
        var found = await AskAsync(token => _inner.FindByNumberAsync(query, token), cancellationToken);
        return _flaw switch
        {
            Flaw.MissesTrunkZeros => [.. found.Where(contact => !HasPhone(contact, "(0)"))],
            Flaw.MissesSlashes => [.. found.Where(contact => !HasPhone(contact, "/"))],
            Flaw.MissesMobiles => [.. found.Where(contact => contact.Fields.All(field => field.Name != WellKnownFields.MobilePhone))],
            _ => found,
        };
    }

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        if (_flaw == Flaw.LogsNames)
            LogName(_context.Log, query.Text);
        if (_flaw == Flaw.AsksTheForbidden)
            await Assert.ThrowsAsync<ConnectorException>(() => _context.Http.GetAsync(new Uri("records?color=red", UriKind.Relative), cancellationToken));
        if (_flaw == Flaw.ThrowsOnReservedWords && query.Text is "AND" or "OR" or "NOT")
            throw new FormatException("The query does not parse.");
        if ((_flaw == Flaw.TakesWildcards && query.Text.Contains('*', StringComparison.Ordinal)) || (_flaw == Flaw.TakesSigns && !query.Text.Any(char.IsLetterOrDigit)))
            return await _inner.SearchAsync("words=", query.Limit, cancellationToken);
        if (_flaw == Flaw.LosesOtherScripts && !query.Text.All(char.IsAscii))
            return [];
        var found = await AskAsync(token => _inner.FindByNameAsync(_flaw == Flaw.IgnoresTheLimit ? query with { Limit = 1000 } : query, token), cancellationToken);
        return _flaw switch
        {
            Flaw.HeedsCase => [.. found.Where(contact => query.Words.All(word => Says(contact, word)))],
            Flaw.HeedsAccents => [.. found.Where(contact => query.Words.All(word => Says(contact, word, StringComparison.OrdinalIgnoreCase)))],
            _ => found,
        };
    }

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_flaw == Flaw.FeedsFromForeignTokens && since is not null && !since.All(char.IsAsciiDigit))
            yield break;
        var pages = _inner.ReadAsync(_flaw == Flaw.FeedsEverythingAnew ? null : since, _flaw == Flaw.FeedsTheCancelled ? CancellationToken.None : cancellationToken);
        await foreach (var page in pages)
        {
            yield return _flaw switch
            {
                Flaw.FeedsTwice => page with { Contacts = [.. page.Contacts, .. page.Contacts.Take(1)] },
                Flaw.FeedsWithoutToken => page with { Token = null },
                Flaw.FeedsNoRemovals => page with { Removed = [] },
                _ => page,
            };
            if (_flaw == Flaw.FeedsOnePageOnly)
                yield break;
        }
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) =>
        _flaw == Flaw.TellsNoChange ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken) : _inner.WaitForChangeAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_flaw == Flaw.HangsWhenClosed)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
    }

    // What goes wrong with any search.
    private async Task<IReadOnlyList<Contact>> AskAsync(Func<CancellationToken, Task<IReadOnlyList<Contact>>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var isDeaf = _flaw is Flaw.IsDeafToCancellation || (_flaw == Flaw.AnswersTheCancelled && cancellationToken.IsCancellationRequested);
            return Spoil(await ask(isDeaf ? CancellationToken.None : cancellationToken));
        }
        catch (ConnectorException) when (_flaw == Flaw.SwallowsFailures)
        {
            return [];
        }
        catch (ConnectorException failed)
        {
            throw _flaw switch
            {
                Flaw.ThrowsInvalidOperation => new InvalidOperationException(failed.Message, failed),
                Flaw.LetsJsonFailuresOut when failed.Kind == ConnectorErrorKind.BadAnswer => new System.Text.Json.JsonException("'0x00' is an invalid start of a value."),
                Flaw.LeaksItsSecret => new ConnectorException(failed.Kind, $"{failed.Message} (client secret {new MemorySettings().ClientSecret})"),
                Flaw.TellsNothing => new ConnectorException(failed.Kind, ""),
                Flaw.TellsTheWrongKind => new ConnectorException(ConnectorErrorKind.Refused, failed.Message),
                Flaw.ForgetsRetryAfter => new ConnectorException(failed.Kind, failed.Message),
                _ => failed,
            };
        }
    }

    private static bool HasPhone(Contact contact, string text) => contact.Fields.Any(field => field.Kind == ContactFieldKind.Telephone && field.Value.Contains(text, StringComparison.Ordinal));

    private static bool Says(Contact contact, string word, StringComparison comparison = StringComparison.Ordinal) => contact.Fields.Any(field => field.Value.Contains(word, comparison));

    [LoggerMessage(Level = LogLevel.Information, Message = "Looking for {Name}")]
    private static partial void LogName(ILogger log, string name);
}
