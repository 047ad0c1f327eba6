using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Outbox;

// A try, and what follows from its end.
internal sealed partial class BookOutbox
{
    // The end of the last try is unknown: the CRM is asked, or a person.
    private async Task<bool> MayBeTriedAsync(OutboxCall call, CallActivity given, OpenBook book)
    {
        if (book.Connection is not ILoggedCallLookup lookup)
        {
            if (!call.IsWanted) await ListAsync(call, OutboxState.Unknown, BookOutcomeKind.Refused, Unclear(call.Entry.Reason)).ConfigureAwait(false);
            return call.IsWanted;
        }

        var asked = await book.Guard.CallAsync(
            token => lookup.FindLoggedCallAsync(call.Entry.Record, given, token), Delivery.Deadline, CancellationToken.None).ConfigureAwait(false);
        call.LastEnd = time.GetUtcNow();
        if (asked is { IsAnswered: true, Value: null }) return true;
        if (asked.Value is { } found) await SettleAsync(call, found).ConfigureAwait(false);
        else if (asked.Kind is BookOutcomeKind.Refused or BookOutcomeKind.NotFound) await ListAsync(call, OutboxState.Unknown, asked.Kind, Unclear(asked.Reason)).ConfigureAwait(false);
        else await PutOffAsync(call, call.Entry with { Tries = call.Entry.Tries + 1 }, new() { Kind = asked.Kind, Message = asked.Reason, MayBeLogged = true }).ConfigureAwait(false);
        return false;
    }

    private async Task TryAsync(OutboxCall call, OpenBook book)
    {
        if (call.Entry.Call is not { } given)
        {
            await ListAsync(call, OutboxState.Refused, BookOutcomeKind.Refused, "What is known of the call cannot be decrypted: its keys are gone.").ConfigureAwait(false);
            return;
        }

        if (book.Connection is not ICallActivityLog log)
        {
            await RefuseAsync(call, BookOutcomeKind.Refused, "This CRM cannot log calls.").ConfigureAwait(false);
            return;
        }

        var delivery = new Delivery(book, log, call.Entry, given);
        await delivery.RunAsync().ConfigureAwait(false);
        var ending = EndAsync(call, delivery, book.Connection is ILoggedCallLookup);

        // One that is deaf to its deadline holds up its own record alone.
        if (delivery.Ended.IsCompleted) await ending.ConfigureAwait(false);
    }

    private async Task EndAsync(OutboxCall call, Delivery delivery, bool canBeAsked)
    {
        var end = await delivery.Ended.ConfigureAwait(false);
        call.LastEnd = time.GetUtcNow();
        if (end.Written is { } written) await SettleAsync(call, written).ConfigureAwait(false);
        else if (call.IsDropped && end.MayBeLogged) await SettleAsync(call, new LoggedCall()).ConfigureAwait(false);
        else if (call.IsDropped) GiveUp(call, CallEnd.Failed(end.Kind, end.Message));
        else if (end.IsFinal) await RefuseAsync(call, end.Kind, end.Message).ConfigureAwait(false);
        else if (end.MayBeLogged && !canBeAsked) await ListAsync(call, OutboxState.Unknown, end.Kind, Unclear(end.Message)).ConfigureAwait(false);
        else await PutOffAsync(call, call.Entry, end).ConfigureAwait(false);
    }

    private async Task SettleAsync(OutboxCall call, LoggedCall written)
    {
        call.Written = written;
        try
        {
            await ledger.SettleAsync(call.Entry, written, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallLedgerException unnoted)
        {
            // The CRM has it, and that is what counts; it is noted later. After a crash the CRM is asked.
            journal.NotSaved(call.Entry, unnoted);
            call.Tell(CallEnd.Logged(written));
            Release(call, time.GetUtcNow() + AfterDefect);
            return;
        }

        journal.Note(call.Entry, OutboxChange.Logged, call.IsNoted);
        GiveUp(call, CallEnd.Logged(written));
    }

    private async Task RefuseAsync(OutboxCall call, BookOutcomeKind kind, string? reason)
    {
        if (!call.TryDecide())
        {
            await ListAsync(call, OutboxState.Refused, kind, reason).ConfigureAwait(false);
            return;
        }

        try
        {
            await ledger.DropAsync(call.Entry, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallLedgerException unsaved)
        {
            journal.NotSaved(call.Entry, unsaved);
        }

        journal.Note(call.Entry, OutboxChange.Refused, isLogged: false);
        GiveUp(call, CallEnd.Failed(kind, reason));
    }

    private async Task ListAsync(OutboxCall call, OutboxState state, BookOutcomeKind kind, string? reason)
    {
        var isUnknown = state == OutboxState.Unknown;
        var entry = call.Entry with { State = state, Reason = reason, MayBeLogged = isUnknown };
        await SaveAsync(entry).ConfigureAwait(false);
        call.IsNoted = true;
        journal.Note(entry, isUnknown ? OutboxChange.Unknown : OutboxChange.Refused);
        Release(call, call.Due, entry, CallEnd.Failed(kind, reason));
    }

    private async Task PutOffAsync(OutboxCall call, OutboxEntry entry, DeliveryEnd end)
    {
        var wait = end.Kind == BookOutcomeKind.Closed ? AfterClosing : backOff.After(entry.Tries);
        entry = entry with { State = OutboxState.Waiting, Reason = end.Message, MayBeLogged = end.MayBeLogged };
        await SaveAsync(entry).ConfigureAwait(false);
        NoteQueued(call);
        Release(call, time.GetUtcNow() + (end.RetryAfter > wait ? end.RetryAfter.Value : wait), entry, CallEnd.Queued);
    }

    private void NoteQueued(OutboxCall call)
    {
        if (!call.IsNoted) journal.Note(call.Entry, OutboxChange.Queued);
        call.IsNoted = true;
    }

    // What cannot be written is known in memory alone; the disk says what was before, which is never too little.
    private async Task<bool> SaveAsync(OutboxEntry entry)
    {
        try
        {
            await ledger.UpdateAsync(entry, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (CallLedgerException unsaved)
        {
            journal.NotSaved(entry, unsaved);
            return false;
        }
    }

    private static string Unclear(string? reason) => $"{reason} The CRM may hold the call all the same: look there, then retry it or drop it.";
}
