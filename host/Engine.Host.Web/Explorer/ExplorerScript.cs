using Engine.Host.Web.Explorer.Calls;
using Microsoft.JSInterop;

namespace Engine.Host.Web.Explorer;

/// <summary>The page's script: what only the browser can do.</summary>
internal sealed class ExplorerScript(IJSRuntime scripts) : IAsyncDisposable
{
    // More than any answer of a hundred records with pictures.
    private const long MaxAnswerBytes = 64 * 1024 * 1024;

    private Task<IJSObjectReference>? _module;

    public async Task<ReadOnlyMemory<byte>> DescriptionAsync() => await BytesAsync("description");

    /// <summary>Sends a call from the browser.</summary>
    public async Task<CallAnswer> SendAsync(PreparedCall call)
    {
        var module = await ModuleAsync();
        var answer = await module.InvokeAsync<CallAnswer>(
            "send", Timeout.InfiniteTimeSpan, new { call.Method, call.Path, call.Headers, call.Body, call.NeedsAdminToken });
        return answer.BodyBytes > 0 ? answer with { Body = await BytesAsync("takeBody", answer.Id) } : answer;
    }

    public async Task CancelAsync() => await (await ModuleAsync()).InvokeVoidAsync("cancel");

    /// <returns>Whether the browser allowed it.</returns>
    public async Task<bool> CopyAsync(string text)
    {
        try
        {
            await (await ModuleAsync()).InvokeVoidAsync("copy", text);
            return true;
        }
        catch (JSException)
        {
            return false;
        }
    }

    public async Task ConnectAsync<TPanel>(string address, DotNetObjectReference<TPanel> panel) where TPanel : class =>
        await (await ModuleAsync()).InvokeVoidAsync("connect", address, panel);

    public async Task CloseAsync() => await (await ModuleAsync()).InvokeVoidAsync("close");

    public async ValueTask DisposeAsync()
    {
        if (_module is not { IsCompletedSuccessfully: true } loaded) return;
        try
        {
            await (await loaded).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The window is gone, and its script with it.
        }
    }

    private async Task<ReadOnlyMemory<byte>> BytesAsync(string function, params object[] arguments)
    {
        await using var reference = await (await ModuleAsync()).InvokeAsync<IJSStreamReference>(function, arguments);
        await using var stream = await reference.OpenReadStreamAsync(MaxAnswerBytes);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private Task<IJSObjectReference> ModuleAsync() =>
        _module ??= scripts.InvokeAsync<IJSObjectReference>("import", "./_content/Engine.Host.Web/explorer.js").AsTask();
}
