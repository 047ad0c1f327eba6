using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>How one try to log a call ended.</summary>
internal sealed record DeliveryEnd
{
    public required BookOutcomeKind Kind { get; init; }

    public LoggedCall? Written { get; init; }

    /// <summary>Kept, so it does not tell when the next try is: that is known apart.</summary>
    public string? Message { get; init; }

    /// <summary>How long the CRM asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the CRM may hold the call all the same.</summary>
    public bool MayBeLogged { get; init; }

    /// <summary>Whether trying again is of no use.</summary>
    public bool IsFinal => Kind is BookOutcomeKind.Refused or BookOutcomeKind.NotFound;

    public static DeliveryEnd Of(Exception thrown)
    {
        var failure = CallFailure.Of(thrown);
        return new() { Kind = failure.Kind, Message = failure.Message, RetryAfter = failure.RetryAfter, MayBeLogged = !WroteNothing(thrown) };
    }

    // A refusal is an answer: nothing was written. Of a CRM that failed or fell silent nobody knows, unless there was no connection to it.
    private static bool WroteNothing(Exception thrown) => thrown is ConnectorException known && known.Kind switch
    {
        ConnectorErrorKind.Unavailable => HasNotConnected(known),
        ConnectorErrorKind.BadAnswer or ConnectorErrorKind.FeedTokenExpired => false,
        _ => true,
    };

    private static bool HasNotConnected(Exception thrown)
    {
        for (var cause = thrown.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or
                        HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                })
            {
                return true;
            }
        }

        return false;
    }
}
