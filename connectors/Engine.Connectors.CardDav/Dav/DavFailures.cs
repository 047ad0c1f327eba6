using System.Net;
using System.Xml;
using System.Xml.Linq;
using static Engine.Connectors.CardDav.Dav.DavNames;

namespace Engine.Connectors.CardDav.Dav;

/// <summary>Tells users what a server's refusals mean for them.</summary>
internal static class DavFailures
{
    private const int LongestWords = 200;

    public static ConnectorException Read(ApiFailure failure, CardDavSignIn signIn)
    {
        var error = Parse(failure.Body);
        var condition = error?.Elements().FirstOrDefault(element => element.Name.Namespace == Space || element.Name.Namespace == CardSpace)?.Name.LocalName ?? "";
        var (kind, message) = failure.Status switch
        {
            HttpStatusCode.Unauthorized => (ConnectorErrorKind.Unauthorized, signIn == CardDavSignIn.Password
                ? "The server says that the user name or the password is wrong. Some servers want a password made for this app."
                : "The server does not accept the token any more: make another one, and write it into the settings."),
            _ when condition == "valid-sync-token" => (ConnectorErrorKind.FeedTokenExpired, "The server does not remember the last reading: everything is read anew."),
            _ when condition == "no-uid-conflict" => (ConnectorErrorKind.Refused, "The server has another entry with the same id."),
            HttpStatusCode.PreconditionFailed => (ConnectorErrorKind.Refused, "Somebody else has just changed this entry: look at it, and try again."),
            HttpStatusCode.MethodNotAllowed => (ConnectorErrorKind.Refused, "This address answers, but is not a CardDAV server."),
            HttpStatusCode.InsufficientStorage => (ConnectorErrorKind.Refused, "The server has no room left, or will not send so much at once."),
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest when failure.Header("Location") is { } target =>
                (ConnectorErrorKind.Misconfigured, $"The server has moved to {target}: write this into the settings as the address."),
            _ => (ApiFailure.KindOf(failure.Status), $"The server answered {(int)failure.Status}{WordsOf(failure, error)}."),
        };
        return new(kind, message, new DavStatusException(failure.Status, condition)) { RetryAfter = failure.RetryAfter };
    }

    // Sabre, which stands behind Nextcloud, ownCloud and Baïkal, adds a sentence of its own; others answer in plain text.
    private static string WordsOf(ApiFailure failure, XElement? error)
    {
        var words = error?.Element(XNamespace.Get("http://sabredav.org/ns") + "message")?.Value ?? (failure.Body.Contains('<', StringComparison.Ordinal) ? "" : failure.Body);
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return words.Length is 0 or > LongestWords ? "" : $": {words}";
    }

    private static XElement? Parse(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), MultiStatus.ReaderSettings);
            return XElement.Load(reader) is { } root && root.Name == Space + "error" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
