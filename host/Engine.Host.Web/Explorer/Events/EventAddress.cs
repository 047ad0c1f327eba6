namespace Engine.Host.Web.Explorer.Events;

/// <summary>Where the event channel is.</summary>
internal static class EventAddress
{
    /// <param name="page">Any address of the engine's pages.</param>
    /// <param name="applicationId">Which application listens.</param>
    public static string Of(Uri page, string applicationId) =>
        $"{(page.Scheme == "https" ? "wss" : "ws")}://{page.Authority}/api/v1/events/{Uri.EscapeDataString(applicationId)}";

    /// <summary>Whether the page may connect there: its policy lets it reach its own engine alone.</summary>
    public static bool IsOwn(string address, Uri page) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == (page.Scheme == "https" ? "wss" : "ws")
        && string.Equals(uri.Authority, page.Authority, StringComparison.OrdinalIgnoreCase)
        && uri.Fragment.Length == 0;
}
