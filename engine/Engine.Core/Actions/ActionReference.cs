using Engine.Sdk;

namespace Engine.Core.Actions;

/// <summary>What a token names: a record, and what to do with it.</summary>
public sealed record ActionReference
{
    public required RecordKey Record { get; init; }

    /// <summary>The action; null when the token names the record itself.</summary>
    public string? ActionId { get; init; }

    /// <summary>Where the CRM shows the record; null when the engine shows it.</summary>
    public Uri? WebAddress { get; init; }
}
