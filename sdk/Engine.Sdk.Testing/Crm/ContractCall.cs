namespace Engine.Sdk.Testing;

/// <summary>A call as the stand-in CRM keeps it.</summary>
public sealed record ContractCall
{
    /// <summary>Kind of the record it was logged at.</summary>
    public required string RecordType { get; init; }

    /// <summary>Id of the record it was logged at.</summary>
    public required string RecordId { get; init; }

    /// <summary>The CRM's id of the entry; null when it gives none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Which way it went; null where the CRM has no field for that: <see cref="Text"/> then says so.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>When it began, as the moment the CRM means by what it stored.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long it lasted, as the CRM stored it; null where the CRM has no field for that.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Everything the entry says in words, numbers included: its title, body and number fields, joined by line feeds.</summary>
    public required string Text { get; init; }
}
