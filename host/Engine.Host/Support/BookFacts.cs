using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Outbox;
using Engine.Host.AddressBooks;
using Engine.Sdk.Hosting;

namespace Engine.Host.Support;

/// <summary>The address books and what went on with them, as a support bundle tells it. Books stand by their ids: their names may be people's.</summary>
internal sealed class BookFacts(
    AddressBookRegistry books, CachedBooks copies, BookAbilities abilities, RecentSearches searches, RecentFailures failures, CallOutbox outbox, Personal personal)
{
    public JsonArray Books(Redaction redaction) => new([.. books.All.Select(JsonNode (status) => OfBook(status, redaction))]);

    public JsonArray Searches() => new([.. searches.Read().Select(JsonNode (search) => new JsonObject
    {
        ["At"] = search.At,
        ["Kind"] = search.IsNumber ? "Number" : "Name",
        ["ElapsedMs"] = search.Elapsed.TotalMilliseconds,
        ["Shown"] = search.Shown,
        ["Books"] = new JsonArray([.. search.Books.Select(JsonNode (book) => new JsonObject
        {
            ["AddinId"] = book.Id.ToString(),
            ["Outcome"] = book.Outcome.ToString(),
            ["Count"] = book.Count,
            ["ElapsedMs"] = book.Elapsed.TotalMilliseconds,
            ["AgeSeconds"] = book.Age?.TotalSeconds,
        })]),
    })]);

    public JsonObject Outbox()
    {
        var entries = outbox.Entries;
        return new()
        {
            ["States"] = EngineFacts.Counts(entries.Select(entry => entry.State.ToString())),
            ["Books"] = EngineFacts.Counts(entries.Select(entry => $"{entry.Record.Book} {entry.State}")),
            ["MostTries"] = entries.Count > 0 ? entries.Max(entry => entry.Tries) : 0,
            ["Oldest"] = entries.Count > 0 ? entries.Min(entry => entry.Since) : null,
        };
    }

    private JsonObject OfBook(BookStatus status, Redaction redaction)
    {
        var book = status.Book;
        return new()
        {
            ["AddinId"] = book.Id.ToString(),
            ["ConnectorId"] = book.ConnectorId,
            ["Enabled"] = book.IsEnabled,
            ["Cached"] = book.IsCached,
            ["CacheFrequencyMinutes"] = book.CacheFrequencyMinutes,
            ["Priority"] = book.Priority,
            ["State"] = status.State.ToString(),
            ["Error"] = Words(status.Error, redaction),
            ["SignIn"] = status.Open?.Api?.SignInState.ToString(),
            ["Abilities"] = new JsonArray([.. abilities.Of(status).Order(StringComparer.Ordinal).Select(ability => JsonValue.Create(ability))]),
            ["Settings"] = personal.Mask(book),
            ["Copy"] = OfCopy(copies.GetStatus(book.Id), redaction),
            ["Limits"] = OfLimits(status.Open?.Api),
            ["Requests"] = OfTrace(status.Open?.Api?.Trace, redaction),
            ["Failures"] = new JsonArray([.. failures.Read(book.Id).Select(JsonNode (incident) => new JsonObject
            {
                ["At"] = incident.At,
                ["Outcome"] = incident.Failure?.ToString(),
                ["State"] = incident.State?.ToString(),
                ["Before"] = incident.Before?.ToString(),
                ["Message"] = Words(incident.Message, redaction),
            })]),
        };
    }

    private static JsonObject OfCopy(SyncStatus copy, Redaction redaction) => new()
    {
        ["State"] = copy.State.ToString(),
        ["Contacts"] = copy.Contacts,
        ["LastSync"] = copy.LastSync,
        ["NextSync"] = copy.NextSync,
        ["Error"] = Words(copy.Error, redaction),
    };

    private static JsonObject? OfLimits(BookApi? api) => ApiMapping.ToLimits(api) is { } limits
        ? new()
        {
            ["Limits"] = new JsonArray([.. limits.Limits.Select(JsonNode (limit) => new JsonObject { ["Name"] = limit.Name, ["Used"] = limit.Used, ["Allowed"] = limit.Allowed })]),
            ["Remaining"] = limits.Remaining,
            ["Total"] = limits.Total,
            ["PausedUntil"] = limits.PausedUntil,
        }
        : null;

    private static JsonArray OfTrace(RequestTrace? trace, Redaction redaction) => new([.. (trace?.Read() ?? []).Select(JsonNode (request) => new JsonObject
    {
        ["At"] = request.At,
        ["Method"] = request.Method,
        ["Address"] = redaction.Text(request.Address),
        ["Attempt"] = request.Attempt,
        ["Background"] = request.IsBackground,
        ["Status"] = request.Status,
        ["ElapsedMs"] = request.Elapsed?.TotalMilliseconds,
        ["Failure"] = request.Failure,
    })]);

    private static string? Words(string? text, Redaction redaction) => text is null ? null : redaction.Words(text);
}
