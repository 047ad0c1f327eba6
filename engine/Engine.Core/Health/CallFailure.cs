using System.Globalization;
using Engine.Sdk;

namespace Engine.Core.Health;

/// <summary>What an exception that left a connector means.</summary>
internal readonly record struct CallFailure(BookOutcomeKind Kind, string Message, TimeSpan? RetryAfter)
{
    private const int MaxMessageLength = 500;

    public static CallFailure Of(Exception thrown) => thrown switch
    {
        ConnectorException known => new(KindOf(known.Kind), Shown(known.Message), known.RetryAfter),

        // An OperationCanceledException nobody asked for is how HttpClient reports its own time-out.
        OperationCanceledException => new(BookOutcomeKind.Unavailable, "The CRM did not answer in time.", null),
        _ => new(BookOutcomeKind.Faulted, $"The connector failed ({thrown.GetType().Name}). Update it, or tell its author.", null),
    };

    public static CallFailure Late(TimeSpan deadline) =>
        new(BookOutcomeKind.Deadline, $"No answer within {deadline.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s.", null);

    /// <summary>Whether the failure says that asking again soon is of no use.</summary>
    public bool CountsAgainstBook => Kind is not (BookOutcomeKind.Refused or BookOutcomeKind.NotFound);

    private static BookOutcomeKind KindOf(ConnectorErrorKind kind) => kind switch
    {
        ConnectorErrorKind.Unauthorized => BookOutcomeKind.Unauthorized,
        ConnectorErrorKind.RateLimited => BookOutcomeKind.RateLimited,
        ConnectorErrorKind.NotFound => BookOutcomeKind.NotFound,
        ConnectorErrorKind.Refused or ConnectorErrorKind.Forbidden or ConnectorErrorKind.Misconfigured => BookOutcomeKind.Refused,
        ConnectorErrorKind.BadAnswer => BookOutcomeKind.Faulted,
        _ => BookOutcomeKind.Unavailable,
    };

    // The message comes from a connector and goes to a screen: one line, of bounded length.
    private static string Shown(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, MaxMessageLength, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length == 0) return "The CRM gave no reason.";
        return line.Length <= MaxMessageLength ? line : string.Concat(line.AsSpan(0, MaxMessageLength - 1), "…");
    }
}
