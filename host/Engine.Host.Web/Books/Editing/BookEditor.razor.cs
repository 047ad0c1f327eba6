using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Core.Settings;
using Engine.Host.Web.Layout;
using Engine.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Engine.Host.Web.Books.Editing;

public sealed partial class BookEditor : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private BookForm _form = null!; // made before it is drawn
    private IReadOnlyList<SettingError> _errors = [];
    private LoadedConnector? _madeFor;
    private Question _leave = null!; // set when drawn
    private Question _delete = null!; // as above
    private PageScript? _script;
    private string? _focus;
    private string? _told;
    private bool _isSaving;
    private bool _isLeaving;
    private FormField _name = null!; // as the form
    private FormField _enabled = null!; // as the form
    private FormField _cached = null!; // as the form
    private FormField _minutes = null!; // as the form

    [Inject] private AddressBookRegistry Books { get; set; } = null!; // set before anything else

    [Inject] private NavigationManager Navigation { get; set; } = null!; // as above

    [Inject] private IJSRuntime Scripts { get; set; } = null!; // as above

    /// <summary>The connector; null while it is not there.</summary>
    [Parameter] public LoadedConnector? Connector { get; set; }

    /// <summary>The configured book; null for a new one.</summary>
    [Parameter] public BookStatus? Status { get; set; }

    private string? Help => Connector?.Descriptor.HelpAddress is { Scheme: "http" or "https" } address ? address.AbsoluteUri : null;

    private string ConnectorName => Said.Of(Connector?.Descriptor.DisplayName, Connector?.Descriptor) ?? "";

    // A book that is not open cannot tell; whoever saves it does.
    private bool CanBeCached => Status?.Open is not { } open || open.Connection is IContactFeed || _form.IsCached;

    private IEnumerable<string> Elsewhere => _errors.Where(error => !IsShown(error.Field)).Select(error => Said.Of(error.Message, Connector?.Descriptor));

    protected override void OnInitialized()
    {
        _name = new() { Name = "Name", Label = T["Form_Name"], Help = T["Form_Name_Help"], Kind = FieldKind.Text, IsRequired = true, MaxLength = 100 };
        _enabled = new() { Name = "Enabled", Label = T["Form_Enabled"], Help = T["Form_Enabled_Help"], Kind = FieldKind.Flag };
        _cached = new() { Name = "Cached", Label = T["Form_Cached"], Help = T["Form_Cached_Help"], Kind = FieldKind.Flag };
        _minutes = new() { Name = "CacheFrequencyMinutes", Label = T["Form_Minutes"], Kind = FieldKind.WholeNumber, IsRequired = true, Minimum = "1", Maximum = "10080" };
    }

    // The form is the user's from when it is made; a connector that comes or goes makes it anew only where nothing was written.
    protected override void OnParametersSet()
    {
        if (_form is not null && (_madeFor == Connector || _form.IsDirty)) return;
        MakeForm();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } id) return;
        _focus = null;
        await (_script ??= new(Scripts)).FocusAsync(id);
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        if (_script is not null) await _script.DisposeAsync();
    }

    private void MakeForm()
    {
        _madeFor = Connector;
        var fields = Connector is null ? [] : FormFields.Of(SettingsSchema.Of(Connector.Connector.SettingsType), text => Said.Of(text, Connector.Descriptor));
        var isCopied = Connector?.Descriptor is { } facts && (facts.IsCachedByDefault || facts.NumberMatching == NumberMatching.None);
        _form = Status is null
            ? BookForm.New(fields, ConnectorName, isCopied)
            : BookForm.Of(fields, Status.Book, Books.HiddenSettings(Status.Book));
    }

    private async Task SaveAsync()
    {
        if (!await SaveForAsync() || Status is not null) return;
        _isLeaving = true;
        Navigation.NavigateTo($"books/{_added}");
    }

    private AddressBookId? _added;

    /// <returns>Whether everything that was written is saved now.</returns>
    private async Task<bool> SaveForAsync()
    {
        if (_isSaving) return false;
        (_isSaving, _told) = (true, null);
        try
        {
            var change = Status is null
                ? await Books.AddAsync(_form.ToDraft(Connector?.Descriptor.Id), _leaving.Token)
                : await Books.UpdateAsync(Status.Book.Id, _form.ToDraft(connectorId: null), _leaving.Token);
            Show(change?.Errors ?? [new("", T["Form_Gone"])]);
            if (change?.Status is not { } saved) return false;
            (_added, _told) = (saved.Book.Id, T["Form_Saved"]);
            if (Status is not null)
            {
                Status = saved;
                MakeForm();
            }
            else
            {
                _form.Saved();
            }

            return true;
        }
        finally
        {
            _isSaving = false;
        }
    }

    private void Show(IReadOnlyList<SettingError> errors)
    {
        _errors = errors;
        if (errors.Count == 0) return;
        string[] order = ["Name", .. _form.Fields.OrderBy(field => field.IsAdvanced).Select(field => field.Name), "Cached", "CacheFrequencyMinutes"];
        _focus = order.FirstOrDefault(name => errors.Any(error => error.Field == name)) is { } first ? FieldEditor.IdOf(first) : null;
    }

    private bool IsShown(string field) => field is "Name" or "Cached" or "CacheFrequencyMinutes" || _form.Fields.Any(shown => shown.Name == field);

    private IReadOnlyList<string> ErrorsOf(string field) => [.. _errors.Where(error => error.Field == field).Select(error => field switch
    {
        // Said in the page's own words: the core's name the fields as clients do.
        "Name" => T["Form_Name_Wrong"],
        "Cached" => T["Form_NotCacheable"],
        "CacheFrequencyMinutes" => T["Form_Minutes_Wrong"],
        _ => Said.Of(error.Message, Connector?.Descriptor),
    })];

    /// <summary>The book to try out: as it is saved, or as the form says. Null when the form is wrong, which it then says.</summary>
    private async Task<BookTrial?> OpenForTrialAsync(CancellationToken cancellationToken)
    {
        if (Status is not null && !_form.HasOtherSettings) return Books.Get(Status.Book.Id) is { } saved ? BookTrial.Of(saved) : null;
        var trial = await Books.TryOutAsync(Status?.Book.Id, _form.ToDraft(Connector?.Descriptor.Id), cancellationToken);
        Show(trial.Errors);
        StateHasChanged();
        return trial.Status is null ? null : trial;
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (!_form.IsDirty || _isLeaving) return;
        if (await _leave.AskAsync()) _isLeaving = true;
        else leaving.PreventNavigation();
    }

    private async Task DeleteAsync()
    {
        if (Status is null || !await _delete.AskAsync()) return;
        await Books.RemoveAsync(Status.Book.Id, _leaving.Token);
        _isLeaving = true;
        Navigation.NavigateTo("books");
    }

    private static string Flag(bool isOn) => isOn ? "true" : "false";
}
