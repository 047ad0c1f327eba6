using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Core.Records;
using Engine.Sdk;

namespace Engine.Core.Actions;

/// <summary>Runs actions on the records they name.</summary>
public sealed class ActionRunner(IOpenBooks books, RecordWriting records, ICallLedger ledger)
{
    /// <summary>A write may take longer than a search: it must not be given up while the CRM is still at it.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(RecordKey Record, string CallId), Lazy<Task<BookCall<LoggedCall>>>> _logging = new();

    /// <summary>Runs all at once.</summary>
    /// <param name="actions">References whose <see cref="ActionReference.ActionId"/> is set.</param>
    /// <param name="call">The call to log; needed where an action logs one.</param>
    /// <param name="cancellationToken">Cancelled when the caller left; a call being logged is logged all the same.</param>
    /// <returns>One outcome each, in order of the books' priority.</returns>
    public async Task<IReadOnlyList<ActionOutcome>> RunAsync(
        IReadOnlyList<ActionReference> actions, CallActivity? call, CancellationToken cancellationToken)
    {
        var outcomes = await Task.WhenAll(actions.Select(action => RunAsync(action, call, cancellationToken))).ConfigureAwait(false);
        return [.. outcomes.OrderBy(outcome => books.Find(outcome.Action.Record.Book)?.Configuration.Priority ?? long.MaxValue)];
    }

    private Task<ActionOutcome> RunAsync(ActionReference action, CallActivity? call, CancellationToken cancellationToken)
    {
        if (books.Find(action.Record.Book) is not { } book)
            return Task.FromResult(Ended(action, BookOutcomeKind.NotFound, "The address book of this record is gone, or cannot be opened now."));
        if (!book.Configuration.IsEnabled)
            return Task.FromResult(Ended(action, BookOutcomeKind.Refused, "The address book of this record is switched off."));
        return action.ActionId switch
        {
            ActionIds.ShowRecord => ShowAsync(action, cancellationToken),
            ActionIds.CreatePhoneActivity or ActionIds.CreatePhoneActivityAndShow => LogAsync(book, action, call, cancellationToken),
            _ => RunOwnAsync(book, action, cancellationToken),
        };
    }

    private async Task<ActionOutcome> ShowAsync(ActionReference action, CancellationToken cancellationToken)
    {
        if (action.WebAddress is not null) return Done(action) with { WebAddress = action.WebAddress };
        var read = await records.ReadAsync(action.Record, cancellationToken).ConfigureAwait(false);
        return read.IsAnswered ? Done(action) with { ShowsRecord = true } : Ended(action, read.Kind, read.Message);
    }

    private async Task<ActionOutcome> LogAsync(OpenBook book, ActionReference action, CallActivity? call, CancellationToken cancellationToken)
    {
        if (call is null) throw new ArgumentNullException(nameof(call), "An action that logs a call needs the call.");
        if (book.Connection is not ICallActivityLog log) return Ended(action, BookOutcomeKind.Refused, "This address book cannot log calls.");

        // One write however often it is asked for, at once or again later; and once begun it is not given up when a caller leaves.
        var key = (action.Record, call.CallId);
        var write = _logging.GetOrAdd(key, _ => new Lazy<Task<BookCall<LoggedCall>>>(() => WriteOnceAsync(book, log, action.Record, call)));
        try
        {
            var written = await write.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!written.IsAnswered || written.Value is null) return Ended(action, written.Kind, written.Message);
            var shows = action.ActionId == ActionIds.CreatePhoneActivityAndShow;
            var address = shows ? written.Value.WebAddress ?? action.WebAddress : null;
            return Done(action) with { WebAddress = address, ShowsRecord = shows && address is null, WrittenId = written.Value.ActivityId };
        }
        finally
        {
            if (write.Value.IsCompleted) _logging.TryRemove(key, out _);
        }
    }

    private async Task<BookCall<LoggedCall>> WriteOnceAsync(OpenBook book, ICallActivityLog log, RecordKey record, CallActivity call)
    {
        if (await ledger.FindAsync(record, call.CallId, CancellationToken.None).ConfigureAwait(false) is { } earlier)
            return new BookCall<LoggedCall> { Kind = BookOutcomeKind.Answered, Value = earlier, Elapsed = TimeSpan.Zero };
        var written = await book.Guard.CallAsync(
            async token => await log.LogCallAsync(record, call, token).ConfigureAwait(false)
                ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The connector did not say what it wrote."),
            Deadline,
            CancellationToken.None).ConfigureAwait(false);
        if (written.Value is not null) await ledger.AddAsync(record, call.CallId, written.Value, CancellationToken.None).ConfigureAwait(false);
        return written;
    }

    private static async Task<ActionOutcome> RunOwnAsync(OpenBook book, ActionReference action, CancellationToken cancellationToken)
    {
        if (book.Connection is not IRecordActions own || action.ActionId is null)
            return Ended(action, BookOutcomeKind.Refused, "This address book does not offer that action any more.");
        var run = await book.Guard.CallAsync(token => own.RunAsync(action.Record, action.ActionId, token), Deadline, cancellationToken).ConfigureAwait(false);
        return run.IsAnswered ? Done(action) with { WebAddress = run.Value } : Ended(action, run.Kind, run.Message);
    }

    private static ActionOutcome Done(ActionReference action) => Ended(action, BookOutcomeKind.Answered, null);

    private static ActionOutcome Ended(ActionReference action, BookOutcomeKind kind, string? message) => new() { Action = action, Kind = kind, Message = message };
}
