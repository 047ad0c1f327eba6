using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Core.Outbox;
using Engine.Core.Records;
using Engine.Sdk;

namespace Engine.Core.Actions;

/// <summary>Runs actions on the records they name.</summary>
public sealed class ActionRunner(IOpenBooks books, RecordWriting records, CallOutbox outbox)
{
    /// <summary>How long an action of a connector's own may take. It may write, so it gets more time than a search, and is never repeated.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    /// <summary>Runs all at once; an action that is named twice runs once.</summary>
    /// <param name="actions">References whose <see cref="ActionReference.ActionId"/> is set.</param>
    /// <param name="call">The call to log; needed where an action logs one.</param>
    /// <param name="cancellationToken">Cancelled when the caller left. A call that is to be logged is logged all the same.</param>
    /// <returns>One outcome each, in order of the books' priority; those of books that are gone last.</returns>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<IReadOnlyList<ActionOutcome>> RunAsync(
        IReadOnlyList<ActionReference> actions, CallActivity? call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var running = actions.Distinct().ToDictionary(action => action, action => RunAsync(action, call, cancellationToken));
        await Task.WhenAll(running.Values).ConfigureAwait(false);
        var outcomes = new List<(long Priority, string Book, ActionOutcome Outcome)>();
        foreach (var action in actions)
        {
            var book = books.Get(action.Record.Book)?.Book;
            outcomes.Add((book?.Priority ?? long.MaxValue, action.Record.Book.ToString(), await running[action].ConfigureAwait(false)));
        }

        // Books of one priority stand in order of their id, here as everywhere.
        return [.. outcomes.OrderBy(ran => ran.Priority).ThenBy(ran => ran.Book, StringComparer.Ordinal).Select(ran => ran.Outcome)];
    }

    private async Task<ActionOutcome> RunAsync(ActionReference action, CallActivity? call, CancellationToken cancellationToken)
    {
        var status = books.Get(action.Record.Book);
        var outcome = status switch
        {
            null => Failed(action, BookOutcomeKind.NotFound, "There is no such address book any more."),
            { Book.IsEnabled: false } => Failed(action, BookOutcomeKind.Unavailable, $"The address book \"{status.Book.Name}\" is switched off."),
            _ when ActionIds.LogsCall(action.ActionId) => await LogAsync(status, action, call, cancellationToken).ConfigureAwait(false),
            { Open: null } => Failed(action, BookOutcomeKind.Unavailable, status.Error ?? $"The address book \"{status.Book.Name}\" is not open."),
            { Open: { } book } when action.ActionId == ActionIds.ShowRecord => await ShowAsync(action, cancellationToken).ConfigureAwait(false),
            { Open: { } book } => await RunOwnAsync(book, action, cancellationToken).ConfigureAwait(false),
        };
        if (outcome.Kind == BookOutcomeKind.NotFound) records.Gone(action.Record);
        else if (outcome.Kind == BookOutcomeKind.Answered && status?.Open is { } acted) records.ActedOn(acted, action.Record);
        return outcome;
    }

    private async Task<ActionOutcome> ShowAsync(ActionReference action, CancellationToken cancellationToken)
    {
        if (WebAddresses.IsSafe(action.WebAddress)) return Done(action) with { WebAddress = action.WebAddress };
        var read = await records.ReadAsync(action.Record, cancellationToken).ConfigureAwait(false);
        if (!read.IsAnswered) return Failed(action, read.Kind, read.Message);
        // The token may have had no room for the address, or the CRM got a page for its records since.
        return WebAddresses.IsSafe(read.Value?.WebAddress)
            ? Done(action) with { WebAddress = read.Value.WebAddress }
            : Done(action) with { ShowsRecord = true };
    }

    // A book that is not open now may take the call later.
    private async Task<ActionOutcome> LogAsync(BookStatus status, ActionReference action, CallActivity? call, CancellationToken cancellationToken)
    {
        if (status.Open is { Connection: not ICallActivityLog }) return Failed(action, BookOutcomeKind.Refused, "This CRM cannot log calls.");
        if (call is null) return Failed(action, BookOutcomeKind.Refused, "This action logs a call, and none was given.");
        var end = await outbox.LogAsync(action.Record, call, cancellationToken).ConfigureAwait(false);
        if (end.Kind != BookOutcomeKind.Answered) return Failed(action, end.Kind, end.Message);
        var done = Done(action) with { WrittenId = end.Written?.ActivityId, IsQueued = end.IsQueued };
        if (action.ActionId != ActionIds.CreatePhoneActivityAndShow) return done;
        var shown = WebAddresses.IsSafe(end.Written?.WebAddress) ? end.Written.WebAddress : WebAddresses.IsSafe(action.WebAddress) ? action.WebAddress : null;
        return done with { WebAddress = shown, ShowsRecord = shown is null && !end.IsQueued };
    }

    private static async Task<ActionOutcome> RunOwnAsync(OpenBook book, ActionReference action, CancellationToken cancellationToken)
    {
        if (action.ActionId is not { } actionId || book.Connection is not IRecordActions own)
            return Failed(action, BookOutcomeKind.Refused, "This CRM has no such action.");
        var call = await book.Guard.CallAsync(token => own.RunAsync(action.Record, actionId, token), Deadline, cancellationToken).ConfigureAwait(false);
        if (!call.IsAnswered) return Failed(action, call.Kind, call.Message);
        return Done(action) with { WebAddress = WebAddresses.IsSafe(call.Value) ? call.Value : null };
    }

    private static ActionOutcome Done(ActionReference action) => new() { Action = action, Kind = BookOutcomeKind.Answered };

    private static ActionOutcome Failed(ActionReference action, BookOutcomeKind kind, string? message) =>
        new() { Action = action, Kind = kind, Message = message };
}
