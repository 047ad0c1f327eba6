namespace Engine.Sdk;

/// <summary>What <see cref="ICallActivityLog.LogCallAsync"/> wrote.</summary>
public sealed record LoggedCall
{
    /// <summary>The CRM's id of the entry, or null when it gives none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Absolute address at which the CRM shows the entry, or null: the record itself is shown instead.</summary>
    public Uri? WebAddress { get; init; }
}
