using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Host.Web.Layout;
using Engine.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Engine.Host.Web.Books.Listing;

public sealed partial class BookList
{
    private BookRow[] _rows = [];
    private AddressBookId? _dragged;
    private AddressBookId? _over;
    private string? _focus;
    private string? _told;
    private PageScript? _script;

    [Inject] private AddressBookRegistry Books { get; set; } = null!; // set before anything else

    [Inject] private CachedBooks Copies { get; set; } = null!; // as above

    [Inject] private IJSRuntime Scripts { get; set; } = null!; // as above

    protected override bool Look()
    {
        var rows = Books.All.Select(status => BookRow.Of(status, Copies.GetStatus(status.Book.Id), Time, T, Said)).ToArray();
        if (rows.SequenceEqual(_rows)) return false;
        _rows = rows;
        return true;
    }

    // A row that moves loses the focus on its way.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } id) return;
        _focus = null;
        await (_script ??= new(Scripts)).FocusAsync(id);
    }

    private void EndDrag() => (_dragged, _over) = (null, null);

    private async Task DropAsync(int place)
    {
        if (_rows.FirstOrDefault(row => row.Id == _dragged) is { } row) await MoveToAsync(row, place);
        EndDrag();
    }

    private async Task MoveAsync(BookRow row, int place)
    {
        if (place < 0 || place >= _rows.Length) return;
        var isUp = place < IndexOf(row);
        await MoveToAsync(row, place);
        _focus = BookLine.MoverId(row, isUp);
    }

    private async Task MoveToAsync(BookRow row, int place)
    {
        await BookOrder.MoveAsync(Books, row.Id, place, Leaving);
        Look();
        _told = T["Books_Moved", row.Name, IndexOf(row) + 1, _rows.Length];
    }

    private async Task SwitchAsync(BookRow row, bool isOn)
    {
        await Books.UpdateAsync(row.Id, new() { IsEnabled = isOn }, Leaving);
        _told = T[isOn ? "Books_SwitchedOn" : "Books_SwitchedOff", row.Name];
        Look();
    }

    private int IndexOf(BookRow row) => _rows.TakeWhile(other => other.Id != row.Id).Count();
}
