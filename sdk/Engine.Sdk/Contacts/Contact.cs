namespace Engine.Sdk;

/// <summary>One record of the CRM as a caller card: who it is, how to reach them, and what can be done with it. Immutable.</summary>
public sealed record Contact
{
    /// <summary>Which record this is. Its book is the one that answers; the engine drops contacts of any other.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>
    /// The fields to show, in the order to show them. Names, numbers and company go under <see cref="WellKnownFields"/>, everything else
    /// under the CRM's label. A name may stand several times (two business numbers). Empty values are left out by the engine. Never null.
    /// </summary>
    public required IReadOnlyList<ContactField> Fields { get; init; }

    /// <summary>
    /// One line that tells the caller apart, such as <c>Bob Jones, Company A</c>; null to let the engine make it from the name and company.
    /// </summary>
    public string? DisplayText { get; init; }

    /// <summary>
    /// Absolute http or https address at which the CRM shows this record; any other is dropped. Null where the CRM has no such page: the engine
    /// then shows the contact on a page of its own, read through <see cref="IRecordLookup"/>.
    /// </summary>
    public Uri? WebAddress { get; init; }

    /// <summary>
    /// Whether a call may be logged at this record, where the book is an <see cref="ICallActivityLog"/>. True unless the CRM forbids it for
    /// this kind of record.
    /// </summary>
    public bool AllowsCallLog { get; init; } = true;

    /// <summary>
    /// Actions of this connector's own, beyond showing the record and logging a call; run by <see cref="IRecordActions"/>. Never null.
    /// </summary>
    public IReadOnlyList<RecordAction> Actions { get; init; } = [];
}
