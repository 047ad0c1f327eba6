using System.Text.Json.Serialization;

namespace Engine.Host.Wire;

/// <summary>One record found, as the guide's clients read it.</summary>
internal sealed record SearchRecord
{
    /// <summary>The address book it comes from.</summary>
    public required string AddinId { get; init; }

    /// <summary>That book's name.</summary>
    public required string AddinName { get; init; }

    /// <summary>Names the record; opaque, and the same after a restart.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The same as UniqueId, under the name SaveRecord asks for; only where a record was created or saved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecordId { get; init; }

    /// <summary>The kind of record in the CRM's own terms.</summary>
    public required string RecordType { get; init; }

    /// <summary>One line that tells the caller apart.</summary>
    public required string DisplayText { get; init; }

    /// <summary>The values by name: the well-known ones and the CRM's own. A second BusinessPhone is called BusinessPhone2.</summary>
    public required FieldValues Fields { get; init; }

    /// <summary>How it was found: Exact, National, Completed, Suffix or Name; null where nothing was searched for.</summary>
    public required string? Match { get; init; }

    /// <summary>Age of the copy it comes from, in seconds; null when it is live.</summary>
    public required long? AgeSeconds { get; init; }

    /// <summary>The image as a data URI, or an address to load it from; only when asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Picture { get; init; }

    /// <summary>What happened lately, newest first; only when asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ActivityInfo>? Activities { get; init; }

    /// <summary>What can be done with it, the default action first.</summary>
    public required IReadOnlyList<ActionInfo> Actions { get; init; }
}
