namespace Engine.Sdk.Testing;

/// <summary>A record that the CRM refuses to create, because it breaks a rule of the CRM.</summary>
public sealed record ContractRefusal
{
    /// <summary>The kind of record.</summary>
    public required string RecordType { get; init; }

    /// <summary>The values, such as one that lacks a required field.</summary>
    public required RecordDraft Draft { get; init; }

    /// <summary>Words of the CRM's own that the user has to see, a part of its message. Not empty.</summary>
    public required string Words { get; init; }
}
