using System.Globalization;
using Engine.Core.AddressBooks;
using Engine.Host.Installation.Listening;
using Engine.Host.Web.Layout;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Engine.Host.Web.Books.SignIn;

public sealed partial class SignInPanel
{
    private SignInState _state;
    private SignInPrompt? _prompt;
    private PageScript? _script;
    private string? _error;
    private string? _copied;
    private bool _isBusy;

    [Inject] private PublicAddress Address { get; set; } = null!; // set before anything else

    [Inject] private SignInReturns Returns { get; set; } = null!; // as above

    [Inject] private AddressBookRegistry Books { get; set; } = null!; // as above

    [Inject] private NavigationManager Navigation { get; set; } = null!; // as above

    [Inject] private IJSRuntime Scripts { get; set; } = null!; // as above

    [Parameter, EditorRequired] public BookStatus Status { get; set; } = null!; // required

    /// <summary>Whether the form beside holds what is not saved; a sign-in is for what is.</summary>
    [Parameter] public bool IsDirty { get; set; }

    /// <summary>Saves the form.</summary>
    [Parameter, EditorRequired] public Func<Task<bool>> Save { get; set; } = null!; // required

    private bool IsSignedIn => _state == SignInState.SignedIn;

    private BookApi? Api => Books.Find(Status.Book.Id)?.Api;

    protected override bool Look()
    {
        var state = Api?.SignInState ?? SignInState.Unknown;
        var isOver = _prompt is { } prompt && (prompt.Refusal is { IsCompleted: true } || prompt.ExpiresAt <= Time.GetUtcNow());
        if (isOver) (_prompt, _copied, _error) = (null, null, ErrorOf(_prompt!)); // it is over
        if (state == _state) return isOver;
        _state = state;
        if (IsSignedIn) (_prompt, _copied, _error) = (null, null, null);
        return true;
    }

    // Of one that ran out here and there at once, the same is told.
    private string? ErrorOf(SignInPrompt over) => over switch
    {
        { Refusal: { IsCompletedSuccessfully: true, Result: null } } => null,
        { Refusal: { IsCompletedSuccessfully: true, Result: { } said } } when over.ExpiresAt > Time.GetUtcNow() => T["SignIn_Refused", Said.Of(said, Status.Connector?.Loaded?.Descriptor)].Value,
        _ => T["SignIn_Late"].Value,
    };

    private Task BeginAsync() => RunAsync(async () =>
    {
        if (IsDirty && !await Save()) return;
        if (Api is not { CanSignIn: true } api) return;
        var prompt = await api.BeginSignInAsync(Address.Of(SignInReturns.CallbackPath), Leaving);
        if (prompt is { UserCode: null, Address: { } page })
        {
            Returns.Remember(page, Return());
            Navigation.NavigateTo(page.AbsoluteUri, forceLoad: true);
            return;
        }

        _prompt = prompt;
    });

    private Task EndAsync() => RunAsync(() => Api?.SignOutAsync(Leaving) ?? Task.CompletedTask);

    private async Task CopyAsync(string code) => _copied = await (_script ??= new(Scripts)).CopyAsync(code) ? T["SignIn_Copied"] : T["SignIn_NotCopied"];

    private async Task RunAsync(Func<Task> work)
    {
        (_isBusy, _error, _prompt, _copied) = (true, null, null, null);
        try
        {
            await work();
        }
        catch (ConnectorException refused)
        {
            _error = Said.Of(refused.Message, Status.Connector?.Loaded?.Descriptor);
        }
        finally
        {
            _isBusy = false;
            Look();
        }
    }

    private SignInReturn Return()
    {
        // Told when the page may be closed: in the language it had.
        var (said, connector, language) = (Said, Status.Connector?.Loaded?.Descriptor, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return new()
        {
            Page = new Uri(new Uri(Navigation.BaseUri), $"books/{Status.Book.Id}"),
            Language = language,
            Translate = refusal => said.Of(refusal, connector, language),
            DoneTitle = T["SignIn_Back_Done"],
            RefusedTitle = T["SignIn_Back_Refused"],
            LinkText = T["SignIn_Back_Link"],
        };
    }
}
