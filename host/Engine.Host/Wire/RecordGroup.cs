using System.Text.Json.Serialization;

namespace Engine.Host.Wire;

/// <summary>What one book found, as the Integrator's clients read it.</summary>
internal sealed record RecordGroup
{
    /// <summary>The address book.</summary>
    public required string AddinId { get; init; }

    /// <summary>Its name.</summary>
    public required string AddinName { get; init; }

    /// <summary>Its records on this page.</summary>
    public required IReadOnlyList<GroupRecord> Records { get; init; }

    /// <summary>Why the book did not answer; null when it did.</summary>
    public required string? ExceptionText { get; init; }
}

/// <summary>One record found, as the Integrator's clients read it.</summary>
internal sealed record GroupRecord
{
    /// <summary>Names the record; opaque, and the same after a restart.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The same as UniqueId, under the name SaveRecord asks for; only where a record was created or saved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecordId { get; init; }

    /// <summary>The kind of record in the CRM's own terms.</summary>
    public required string RecordType { get; init; }

    /// <summary>One line that tells the caller apart.</summary>
    public required string DisplayText { get; init; }

    /// <summary>The values, in the order to show them.</summary>
    public required IReadOnlyList<GroupField> Fields { get; init; }

    /// <summary>What can be done with it, the default action first.</summary>
    public required IReadOnlyList<ActionInfo> Actions { get; init; }

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
}

/// <summary>One labelled value of a record.</summary>
internal sealed record GroupField
{
    /// <summary>The label: a well-known name, or the CRM's own.</summary>
    public required string Name { get; init; }

    /// <summary>The value as the CRM keeps it.</summary>
    public required string Value { get; init; }

    /// <summary>The name if it is one every client knows; null for the CRM's own.</summary>
    public required string? WellKnownName { get; init; }

    /// <summary>Tells the field apart from the record's others, the same in every answer.</summary>
    public required string DescriptorId { get; init; }

    /// <summary>Text, Phone, Email, Url or Fax.</summary>
    public required string Type { get; init; }

    /// <summary>Its place, from 0.</summary>
    public required int Ordinal { get; init; }
}
