using Microsoft.JSInterop;

namespace Engine.Host.Web.Layout;

/// <summary>What pages need of the browser: <c>wwwroot/page.js</c>, loaded when first used.</summary>
public sealed class PageScript(IJSRuntime scripts) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Moves the focus to the element of that id, if it is there; opens what it is folded into.</summary>
    public async Task FocusAsync(string id) => await (await ModuleAsync()).InvokeVoidAsync("focus", id);

    /// <summary>Shows a dialog element and waits for its answer.</summary>
    public async Task<bool> AskAsync(Microsoft.AspNetCore.Components.ElementReference dialog) =>
        // A token of its own: without one the answer would have to come within a minute.
        await (await ModuleAsync()).InvokeAsync<bool>("ask", CancellationToken.None, dialog);

    public async Task<bool> CopyAsync(string text) => await (await ModuleAsync()).InvokeAsync<bool>("copy", text);

    public async ValueTask DisposeAsync()
    {
        if (_module is not { IsCompletedSuccessfully: true } module) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => _module ??= scripts.InvokeAsync<IJSObjectReference>("import", "./_content/Engine.Host.Web/page.js").AsTask();
}
