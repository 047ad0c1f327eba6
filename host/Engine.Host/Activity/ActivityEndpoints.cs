using Engine.Host.AddressBooks;
using Engine.Host.Docs;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;
using Engine.Sdk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Engine.Host.Activity;

/// <summary>What happened lately, for the administrator.</summary>
internal static class ActivityEndpoints
{
    private const int DefaultCount = 100;
    private const int MaxCount = 10_000;

    public static void MapActivity(this IEndpointRouteBuilder api)
    {
        api.MapGet("Activity/Searches", (Delegate)SearchesAsync).RequireAdmin().Describe(ActivityDescriptions.Searches);
        api.MapDelete("Activity/Searches", Forget).RequireAdmin().Describe(ActivityDescriptions.Forget);
        api.MapGet("Activity/Failures", (Delegate)FailuresAsync).RequireAdmin().Describe(ActivityDescriptions.Failures);
    }

    private static async Task<IResult> SearchesAsync(HttpContext context, RecentSearches searches) =>
        Json.Ok([.. searches.Read(CountOf(await RequestValues.ReadAsync(context))).Select(ToInfo)], WireJsonContext.Wire.IReadOnlyListSearchActivityInfo);

    private static NoContent Forget(RecentSearches searches)
    {
        searches.Clear();
        return TypedResults.NoContent();
    }

    private static async Task<IResult> FailuresAsync(HttpContext context, RecentFailures failures)
    {
        var values = await RequestValues.ReadAsync(context);
        AddressBookId? book = null;
        if (values.Text("book") is { } text)
        {
            if (!AddressBookId.TryParse(text, null, out var id)) return AddressBookEndpoints.Unknown(text);
            book = id;
        }

        return Json.Ok([.. failures.Read(book, CountOf(values)).Select(ToInfo)], WireJsonContext.Wire.IReadOnlyListFailureInfo);
    }

    private static int CountOf(RequestValues values) => values.Int("count", DefaultCount, 1, MaxCount);

    private static SearchActivityInfo ToInfo(RecentSearch search) => new()
    {
        At = search.At.UtcDateTime,
        Query = search.Text,
        Kind = search.IsNumber ? "Number" : "Name",
        Application = search.AskedBy,
        ElapsedMs = Math.Round(search.Elapsed.TotalMilliseconds, 1),
        Offset = search.Offset,
        Shown = search.Shown,
        Books = [.. search.Books.Select(book => new SearchedBookInfo
        {
            AddinId = book.Id.ToString(),
            Name = book.Name,
            Outcome = book.Outcome.ToString(),
            Count = book.Count,
            ElapsedMs = Math.Round(book.Elapsed.TotalMilliseconds, 1),
            AgeSeconds = book.Age is { } age ? Math.Max(0, (long)age.TotalSeconds) : null,
            Message = book.Message,
        })],
    };

    private static FailureInfo ToInfo(BookIncident incident) => new()
    {
        At = incident.At.UtcDateTime,
        AddinId = incident.Book.ToString(),
        Name = incident.Name,
        Outcome = incident.Failure?.ToString(),
        State = incident.State?.ToString(),
        Before = incident.Before?.ToString(),
        Message = incident.Message,
    };
}
