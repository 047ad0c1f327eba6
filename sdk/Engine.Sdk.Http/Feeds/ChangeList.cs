namespace Engine.Sdk.Http;

/// <summary>
/// How a CRM lists its records and tells which changed since a moment. <see cref="RestAddressBook{TKind, TRecord}"/> makes a feed of it; a book that does not derive
/// from that takes <see cref="DeltaFeed{TKind, TRecord}"/>.
/// </summary>
/// <typeparam name="TKind">What there is to know of one kind of record.</typeparam>
/// <typeparam name="TRecord">A record of the CRM.</typeparam>
public sealed class ChangeList<TKind, TRecord>
{
    /// <summary>
    /// Asks for records of a kind: those changed or deleted since a moment, or all there are where it is null; after a <see cref="RecordPage{T}.Next"/>, or from the
    /// beginning where that is null.
    /// </summary>
    public required Func<TKind, DateTimeOffset?, string?, CancellationToken, Task<RecordPage<TRecord>>> ReadAsync { get; init; }

    /// <summary>
    /// Asks likewise for records deleted since a moment, where the CRM has a list of its own for them; it is read after the changes, and may hold older ones. Null
    /// where <see cref="ReadAsync"/> tells them too. Not for a list that <see cref="IsInOrderOfChange"/>.
    /// </summary>
    public Func<TKind, DateTimeOffset, string?, CancellationToken, Task<RecordPage<TRecord>>>? ReadGoneAsync { get; init; }

    /// <summary>When a record was changed or deleted last, by the CRM's clock; null where it does not say.</summary>
    public required Func<TRecord, DateTimeOffset?> StampOf { get; init; }

    /// <summary>A text that is another one after each change of a record, and for each record: its id and stamp, or all of it where stamps are coarse.</summary>
    public required Func<TRecord, string> VersionOf { get; init; }

    /// <summary>How long before a reading changes may have been made that it does not find: until they are committed, or indexed.</summary>
    public required TimeSpan Overlap { get; init; }

    /// <summary>How long the CRM tells what was deleted: an older token is expired.</summary>
    public required TimeSpan TokenLifetime { get; init; }

    /// <summary>
    /// Whether records come in the order of their stamps. Then an interrupted reading goes on from the last stamp, so a <see cref="RecordPage{T}.Next"/> need not
    /// live longer than a reading, and a clock of ours that is wrong does no harm.
    /// </summary>
    public bool IsInOrderOfChange { get; init; }
}
