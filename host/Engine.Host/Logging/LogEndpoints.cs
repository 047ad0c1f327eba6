using System.Globalization;
using Engine.Host.AddressBooks;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;
using Engine.Sdk;

namespace Engine.Host.Logging;

/// <summary><c>GET Logs</c>: the engine's own log, for the administrator.</summary>
internal static class LogEndpoints
{
    private const int MaxTextLength = 256;

    public static void MapLogs(this IEndpointRouteBuilder api) => api.MapGet("Logs", (Delegate)ReadAsync).RequireAdmin().Describe(LogDescriptions.Read);

    private static async Task<IResult> ReadAsync(HttpContext context, LogReader logs, CancellationToken cancellationToken)
    {
        var values = await RequestValues.ReadAsync(context);
        if (values.Text("book") is { } book && !AddressBookId.TryParse(book, null, out _)) return AddressBookEndpoints.Unknown(book);
        var page = await logs.ReadAsync(QueryOf(values), cancellationToken);
        return Json.Ok(
            new LogPageInfo { Entries = [.. page.Entries.Select(ToInfo)], Next = page.Next?.ToString() }, WireJsonContext.Wire.LogPageInfo);
    }

    /// <exception cref="RequestRefusedException">A value is not valid.</exception>
    private static LogQuery QueryOf(RequestValues values)
    {
        var query = new LogQuery
        {
            Level = LevelOf(values.Text("level")),
            Text = values.Text("text") is { Length: > MaxTextLength } ? throw Invalid("text", $"may have at most {MaxTextLength} characters") : values.Text("text"),
            Book = values.Text("book"),
            Since = values.TextWithPlus("since") is { } since ? MomentOf(since) ?? throw Invalid("since", "must be a time such as 2026-01-31T10:00:00Z") : null,
            Count = values.Int("count", LogQuery.DefaultCount, 1, LogQuery.MaxCount),
        };
        if (values.Text("before") is not { } before) return query;
        if (LogPosition.TryParse(before, out var position)) return query with { Before = position };
        return MomentOf(values.TextWithPlus("before")!) is { } until // there, since Text is
            ? query with { Until = until }
            : throw Invalid("before", "must be an entry's Id or a time such as 2026-01-31T10:00:00Z");
    }

    private static LogLevel LevelOf(string? level) => level?.Trim().ToUpperInvariant() switch
    {
        null => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFORMATION" => LogLevel.Information,
        "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "CRITICAL" => LogLevel.Critical,
        _ => throw Invalid("level", "must be Debug, Information, Warning, Error or Critical"),
    };

    private static DateTimeOffset? MomentOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static RequestRefusedException Invalid(string name, string rule) => new(ProblemCode.ParameterInvalid, $"`{name}` {rule}.");

    private static LogEntryInfo ToInfo(LogEntry entry) => new()
    {
        Id = entry.Position.ToString(),
        At = entry.At,
        Level = entry.Level.ToString(),
        Source = entry.Source,
        Message = entry.Message,
        Detail = entry.Detail,
    };
}
