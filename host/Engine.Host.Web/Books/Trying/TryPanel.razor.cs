using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Core.Search;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Engine.Host.Web.Books.Trying;

public sealed partial class TryPanel : IAsyncDisposable
{
    private const int MostHits = 20;

    private CancellationTokenSource? _underWay;
    private MudButton? _search;
    private MudButton? _check;
    private MudButton? _focused;
    private string _text = "";
    private string _doing = "";
    private string? _said;
    private string _tone = "";
    private IReadOnlyList<Hit>? _found;

    [Inject] private FanOutSearch Searching { get; set; } = null!; // set before anything else

    /// <summary>The book to try out; null when the form is wrong, and says so itself.</summary>
    [Parameter, EditorRequired] public Func<CancellationToken, Task<BookTrial?>> Open { get; set; } = null!; // required

    [Parameter] public bool IsUnsaved { get; set; }

    public async ValueTask DisposeAsync() => await CallOffAsync();

    // What was called off leaves no button to be at: the keyboard goes back to where it began.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focused is not { } button || _underWay is not null) return;
        _focused = null;
        await button.FocusAsync();
    }

    private Task CheckAsync() => RunAsync(_check, T["Try_Checking"], async (book, token) =>
    {
        var outcome = await BookCheck.RunAsync(book, token);
        Say(outcome.IsOk ? "good" : "bad", outcome.IsOk ? T["Try_Ok", Said.Of(outcome.Message, book.Open?.Descriptor), (int)outcome.Elapsed.TotalMilliseconds] : Said.Of(outcome.Message, book.Open?.Descriptor));
    });

    private Task SearchAsync()
    {
        if (Searching.Read(_text) is not { } query)
        {
            _found = null;
            Say("warn", T["Try_Query_Missing"]);
            return Task.CompletedTask;
        }

        return RunAsync(_search, T["Try_Searching"], async (book, token) =>
        {
            if (book.Open is not { } open)
            {
                Say("bad", Said.Of(book.Error, book.Connector?.Loaded?.Descriptor) ?? T["Try_NotOpen"]);
                return;
            }

            var result = await Searching.SearchAsync(new() { Query = query, Count = MostHits }, open, token);
            if (result.Outcomes.FirstOrDefault(outcome => outcome.Kind is not (BookOutcomeKind.Answered or BookOutcomeKind.FromCache)) is { } failed)
                Say("bad", Said.Of(failed.Message, open.Descriptor) ?? T["Try_NotOpen"]);
            else _found = result.Hits;
        });
    }

    private async Task RunAsync(MudButton? begun, string doing, Func<BookStatus, CancellationToken, Task> work)
    {
        if (_underWay is not null) return;
        using var mine = _underWay = new CancellationTokenSource();
        (_doing, _said, _found) = (doing, null, null);
        try
        {
            await using var trial = await Open(mine.Token);
            if (trial?.Status is not { } book) Say("warn", T["Try_FormWrong"]);
            else if (trial.IsUnsaved && book.Open?.Api is { CanSignIn: true }) Say("warn", T["Try_SaveFirst"]);
            else await work(book, mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            Say("", T["Try_Cancelled"]);
            _focused = begun;
        }
        finally
        {
            _underWay = null;
        }
    }

    private async Task CallOffAsync()
    {
        if (_underWay is { } running) await running.CancelAsync();
    }

    private void Say(string tone, string said) => (_tone, _said) = (tone, said);
}
