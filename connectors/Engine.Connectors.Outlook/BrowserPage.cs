using System.Diagnostics.CodeAnalysis;
using System.Web;
using Microsoft.Identity.Client.Extensibility;

namespace Engine.Connectors.Outlook;

/// <summary>The browser as MSAL sees it: the engine opens the page, and brings back what came of it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "MSAL may look at the token long after; the timer behind it ends by itself.")]
internal sealed class BrowserPage(string state, TimeProvider time, TimeSpan patience) : ICustomWebUi
{
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _left = new(patience, time);

    /// <summary>What to open.</summary>
    public Task<Uri> Address => _address.Task;

    /// <summary>Cancelled when nobody waits for the page any more.</summary>
    public CancellationToken Left => _left.Token;

    public void Answer(string code) => _code.TrySetResult(code);

    public void Leave() => _left.Cancel();

    // The engine knows the browser that comes back by its own state, MSAL by another.
    public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(authorizationUri.Query);
        var expected = query["state"];
        query["state"] = state;
        _address.TrySetResult(new UriBuilder(authorizationUri) { Query = query.ToString() }.Uri);
        var code = await _code.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new UriBuilder(redirectUri) { Query = $"code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(expected ?? "")}" }.Uri;
    }
}
