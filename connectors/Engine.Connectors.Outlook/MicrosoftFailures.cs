using Microsoft.Identity.Client;

namespace Engine.Connectors.Outlook;

/// <summary>What goes wrong in MSAL, in the engine's terms.</summary>
internal static class MicrosoftFailures
{
    public static async Task<T> ToldAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (MsalException failed)
        {
            throw Told(failed);
        }
        // MSAL checks little of an answer: what is missing in one makes it stumble.
        catch (Exception stumbled) when (stumbled is JsonException or ArgumentNullException)
        {
            throw new ConnectorException(ConnectorErrorKind.BadAnswer, "Microsoft's sign-in answered with something that cannot be understood.", stumbled);
        }
        catch (HttpRequestException failed)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, "Microsoft's sign-in cannot be reached.", failed);
        }
    }

    // MSAL.NET, "Handle errors and exceptions": what it answers is Microsoft's error code, or one of its own.
    private static ConnectorException Told(MsalException failed)
    {
        var service = failed as MsalServiceException;
        var kind = (failed.ErrorCode, service?.StatusCode) switch
        {
            _ when failed is MsalUiRequiredException => ConnectorErrorKind.Unauthorized,
            (_, 429) => ConnectorErrorKind.RateLimited,
            (MsalError.RequestTimeout or MsalError.ServiceNotAvailable or "temporarily_unavailable" or "server_error", _) or (_, >= 500 or 408) => ConnectorErrorKind.Unavailable,
            (MsalError.JsonParseError or MsalError.HttpStatusNotFound or MsalError.NonParsableOAuthError, _) => ConnectorErrorKind.BadAnswer,
            _ => ConnectorErrorKind.Unauthorized,
        };
        // The lines after the first hold numbers for Microsoft's support.
        var message = failed.Message.Split(["\r\n", "\n", " Trace ID:"], 2, StringSplitOptions.None)[0].Trim();
        return new(kind, kind == ConnectorErrorKind.Unauthorized ? $"Sign in to Microsoft again, or correct the settings: {message}" : $"Microsoft's sign-in: {message}", failed)
        {
            RetryAfter = service?.Headers?.RetryAfter?.Delta,
        };
    }
}
