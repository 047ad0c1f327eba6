using System.Diagnostics.Metrics;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Outbox;

/// <summary>What happens to the calls of the outbox, counted and logged; never whom they were with.</summary>
internal sealed partial class OutboxJournal(ILogger log)
{
    private static readonly Meter Meter = new("Engine");
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>("engine.outbox.calls", description: "Calls to be logged, by what became of them");

    /// <param name="entry">The call.</param>
    /// <param name="change">What became of it.</param>
    /// <param name="isLogged">Whether it is worth a line: a call that the CRM takes at once, or refuses in the client's face, is not.</param>
    public void Note(OutboxEntry entry, OutboxChange change, bool isLogged = true)
    {
        Changes.Add(1, new KeyValuePair<string, object?>("change", change.ToString()));
        if (!isLogged) return;
        if (change is OutboxChange.Refused or OutboxChange.Unknown) LogAttention(log, entry.Id, entry.Record.Book, change);
        else LogChange(log, entry.Id, entry.Record.Book, change);
    }

    public void NotSaved(OutboxEntry entry, CallLedgerException cause) => LogNotSaved(log, entry.Id, entry.Record.Book, cause);

    public void Defect(AddressBookId book, Exception defect) => LogDefect(log, book, defect);

    [LoggerMessage(Level = LogLevel.Information, Message = "Call {Entry} of address book {Book} in the outbox: {Change}")]
    private static partial void LogChange(ILogger logger, long entry, AddressBookId book, OutboxChange change);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Entry} of address book {Book} in the outbox: {Change}; a person decides")]
    private static partial void LogAttention(ILogger logger, long entry, AddressBookId book, OutboxChange change);

    [LoggerMessage(Level = LogLevel.Error, Message = "Call {Entry} of address book {Book} in the outbox: its state could not be written")]
    private static partial void LogNotSaved(ILogger logger, long entry, AddressBookId book, CallLedgerException cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox of address book {Book} met a defect of the engine and goes on in a minute")]
    private static partial void LogDefect(ILogger logger, AddressBookId book, Exception defect);
}

internal enum OutboxChange
{
    Queued,
    Logged,
    Refused,
    Unknown,
    Retried,
    Dropped,
}
