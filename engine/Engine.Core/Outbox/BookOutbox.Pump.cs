using Engine.Core.AddressBooks;

namespace Engine.Core.Outbox;

// What is left over, one after the other.
internal sealed partial class BookOutbox
{
    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                var (call, wait) = Next();
                if (call is null) await _wake.WaitAsync(wait, time, _stopping.Token).ConfigureAwait(false);
                else await PumpAsync(call).ConfigureAwait(false);
                _stopping.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Asked to.
        }
    }

    private async Task PumpAsync(OutboxCall call)
    {
        try
        {
            await DeliverAsync(call).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            // Ours, not the connector's: it must not keep the other calls.
            journal.Defect(id, defect);
            Release(call, time.GetUtcNow() + AfterDefect);
        }
    }

    private (OutboxCall? Call, TimeSpan Wait) Next()
    {
        var (book, _, wait) = Look();
        if (book is null) return (null, wait);
        lock (_lock)
        {
            var next = _lanes.Heads.Where(call => !call.IsBusy && !call.IsDropped).MinBy(call => (call.Due, call.Place));
            if (next is null) return (null, LookAround);
            var due = next.Due - time.GetUtcNow();
            if (due > TimeSpan.Zero) return (null, due < LookAround ? due : LookAround);
            next.IsBusy = true;
            return (next, default);
        }
    }

    // Whether the book can be asked now; if not, why, and how long to wait for it.
    private (OpenBook? Book, string? Reason, TimeSpan Wait) Look()
    {
        var status = books.Get(id);
        if (status is not { Book.IsEnabled: true, Open: { } book }) return (null, status?.Error ?? "The address book is not open.", LookAround);
        var pause = book.Guard.Pause;
        return pause > TimeSpan.Zero ? (null, book.Guard.Failure?.Message, pause) : (book, null, default);
    }

    private async Task DeliverAsync(OutboxCall call)
    {
        if (call.Written is { } written)
        {
            await SettleAsync(call, written).ConfigureAwait(false);
            return;
        }

        if (Look().Book is not { } book)
        {
            Release(call, call.Due);
            return;
        }

        if (call.Entry is { MayBeLogged: true, Call: { } given } && !await MayBeTriedAsync(call, given, book).ConfigureAwait(false)) return;
        call.IsWanted = false;
        var entry = call.Entry with { State = OutboxState.Delivering, Tries = call.Entry.Tries + 1, MayBeLogged = false };
        if (!await SaveAsync(entry).ConfigureAwait(false))
        {
            Release(call, time.GetUtcNow() + AfterDefect);
            return;
        }

        call.Entry = entry;
        await TryAsync(call, book).ConfigureAwait(false);
    }
}
