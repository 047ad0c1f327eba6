using System.Text.Json;
using Engine.Core.Applications;
using Engine.Core.Events;
using Engine.Host.Web.Explorer.Calls;
using Engine.Host.Web.Explorer.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Host.Web.Explorer;

/// <summary>What a client developer tries the engine with.</summary>
public sealed partial class ExplorerPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _subscription;
    private RegisteredApplication? _application;
    private ElementReference _heading;
    private IReadOnlyList<string> _wrong = [];
    private CallAnswer? _answer;
    private CardSet? _cards;
    private string? _asked;
    private bool _isSending;
    private bool _loadFailed;
    private bool _focusHeading;

    private string Origin => new Uri(Navigation.BaseUri).GetLeftPart(UriPartial.Authority);

    private PreparedCall Prepared => CallPreparation.Prepare(State.Draft!, State.Headers); // shown only where there is a draft

    private bool IsOwnInUse => _application is not null && ApplicationId.TryParse(State.ApplicationId, out var used) && used == _application.Id;

    public void Dispose()
    {
        _subscription?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _application = await Own.EnsureAsync(_leaving.Token);
        State.Start(_application.Id.Reveal());
        _subscription = Happened.Subscribe(happened =>
        {
            if (happened is ConfigurationChanged { What: "Applications" }) _ = InvokeAsync(Refresh);
        });
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && State.Calls.Count == 0) await LoadAsync();
        if (!_focusHeading) return;
        _focusHeading = false;
        await _heading.FocusAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            State.Show(ApiDocument.Read(await Script.DescriptionAsync()));
            _loadFailed = false;
        }
        catch (Exception exception) when (exception is JSException or JsonException)
        {
            _loadFailed = true;
        }

        StateHasChanged();
    }

    private void Select(ApiCall call) => Select(() => State.Open(call));

    private void LoadPast(PastCall past) => Select(() => State.Load(past));

    private void Select(Action open)
    {
        open();
        _wrong = [];
        (_answer, _cards) = (null, null);
        _focusHeading = true;
    }

    private void Changed() => _wrong = [];

    private async Task SendAsync()
    {
        var draft = State.Draft!; // sent from its form alone
        _wrong = CallPreparation.WrongIn(draft, State.Headers);
        if (_isSending || _wrong.Count > 0 || (draft.Call.IsEnding && !await IsMeantAsync(draft.Call))) return;

        _isSending = true;
        var answer = await SendAsync(draft, Prepared);
        _isSending = false;
        if (State.Draft?.Call != draft.Call) return; // another call is looked at by now
        _answer = answer;
        var isSearch = draft.Call.Name == "Search" && answer.IsSuccess;
        _asked = draft.Rows.Find(row => row.IsSent && string.Equals(row.Key, "query", StringComparison.OrdinalIgnoreCase))?.Value;
        _cards = isSearch ? CardReading.Read(answer.Body) : null;
    }

    // What a button of a card does, and a client would do as well; asked to be told what to show.
    private async Task<CardOutcome> RunAsync(IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (State.Find("DoAction") is not { } call) return new CardOutcome(false, false, T["Explorer_LoadFailed"], null);
        var draft = new CallDraft(call, values.Select(value => new Row { Key = value.Key, Value = value.Value }), asJson: false);
        return CardOutcome.Of(await SendAsync(draft, CallPreparation.Prepare(draft, [.. State.Headers, new Row { Key = "Accept", Value = "application/json" }])));
    }

    private async Task<CallAnswer> SendAsync(CallDraft draft, PreparedCall prepared)
    {
        try
        {
            var answer = await Script.SendAsync(prepared);
            State.History.Add(draft, answer, Time.GetLocalNow());
            return answer;
        }
        catch (JSException failure)
        {
            return new CallAnswer { Error = failure.Message };
        }
        finally
        {
            StateHasChanged(); // the history, whichever button it was
        }
    }

    private async Task<bool> IsMeantAsync(ApiCall call) => await Dialogs.ShowMessageBoxAsync(new MessageBoxOptions
    {
        Title = $"{call.Method} {call.Name}",
        Message = call.Name == "Unload" ? T["Explorer_Ask_Unload"] : T["Explorer_Ask_Delete"],
        YesText = T["Explorer_Send"],
        CancelText = T["Explorer_Cancel"],
    }) == true;

    // Somebody may have denied the application on another page, or removed it.
    private void Refresh()
    {
        if (_application is null) return;
        _application = Applications.Find(_application.Id) ?? _application with { Status = ApplicationStatus.Denied };
        StateHasChanged();
    }

    private async Task ApproveAsync()
    {
        var known = await Own.EnsureAsync(_leaving.Token);
        _application = await Applications.ApproveAsync(known.Id, null, _leaving.Token) ?? known;
    }

    private async Task DialectAsync(Dialect dialect) => _application = await Applications.ApproveAsync(_application!.Id, dialect, _leaving.Token) ?? _application; // chosen only for one
}
