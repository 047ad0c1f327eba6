using System.Net;
using System.Text.Json;

namespace Engine.Sdk;

/// <summary>An answer of the CRM that is no success.</summary>
public sealed class ApiFailure
{
    /// <summary>The status code.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>Reads a header of the answer: its first value, or null when it is absent.</summary>
    public required Func<string, string?> Header { get; init; }

    /// <summary>The body as text, at most 64 KiB of it; empty when there is none.</summary>
    public required string Body { get; init; }

    /// <summary>The body as JSON, or null when it is none.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>How long the CRM asked to be left alone (<c>Retry-After</c>, RFC 9110 section 10.2.3, in seconds or as a date); null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the status alone tells.</summary>
    /// <returns>Never null.</returns>
    public ConnectorException ToException() => ToException(KindOf(Status), $"The CRM answered {(int)Status}.");

    /// <summary>The exception for this failure, <see cref="RetryAfter"/> included.</summary>
    /// <param name="kind">What went wrong, in the engine's terms.</param>
    /// <param name="message">The CRM's own message where it has one; it may reach a screen.</param>
    /// <returns>Never null.</returns>
    public ConnectorException ToException(ConnectorErrorKind kind, string message) => new(kind, message) { RetryAfter = RetryAfter };

    /// <summary>The exception for this failure, for a CRM that does not always say what, or how long to wait.</summary>
    /// <param name="kind">What went wrong, in the engine's terms.</param>
    /// <param name="message">The CRM's own message; null or empty where it has none: then the status is told.</param>
    /// <param name="wait">How long to leave the CRM alone where it did not say itself (<see cref="RetryAfter"/>); null where nobody knows.</param>
    /// <returns>Never null.</returns>
    public ConnectorException ToException(ConnectorErrorKind kind, string? message, TimeSpan? wait) =>
        new(kind, string.IsNullOrEmpty(message) ? ToException().Message : message) { RetryAfter = RetryAfter ?? wait };

    /// <summary>What a status means by HTTP alone.</summary>
    /// <param name="status">The status code.</param>
    /// <returns>The kind of failure.</returns>
    public static ConnectorErrorKind KindOf(HttpStatusCode status) => (int)status switch
    {
        401 => ConnectorErrorKind.Unauthorized,
        403 => ConnectorErrorKind.Forbidden,
        404 or 410 => ConnectorErrorKind.NotFound,
        408 or 425 or >= 500 => ConnectorErrorKind.Unavailable,
        429 => ConnectorErrorKind.RateLimited,
        < 400 => ConnectorErrorKind.BadAnswer,
        _ => ConnectorErrorKind.Refused,
    };
}
