using System.Text.Json.Serialization;

namespace Engine.Host.Wire;

/// <summary>An action offered with a record.</summary>
internal sealed record ActionInfo
{
    /// <summary>What DoAction takes as its actionId; opaque, and the same after a restart.</summary>
    public required string UniqueId { get; init; }

    /// <summary>ShowRecord, CreatePhoneActivity, CreatePhoneActivityAndShow, or a connector's own.</summary>
    public required string ActionId { get; init; }

    /// <summary>Whether it stands for several records at once.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Whether the client should show its own image for it.</summary>
    public bool UseDefaultImage { get; init; }

    /// <summary>What a button says.</summary>
    public required string DisplayText { get; init; }

    /// <summary>Default (show the record), CallAction (logs a call) or None.</summary>
    public required string SpecialKind { get; init; }
}

/// <summary>Something that happened with a record.</summary>
internal sealed record ActivityInfo
{
    /// <summary>Call, Email, Meeting, Task, Note, or the CRM's own word.</summary>
    public required string Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Subject { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTime? Start { get; init; }

    /// <summary>Of a call: Incoming or Outgoing.</summary>
    public required string? Direction { get; init; }

    /// <summary>How long it lasted, in seconds.</summary>
    public required long? Duration { get; init; }

    /// <summary>Where the CRM shows it.</summary>
    public required string? Url { get; init; }
}

/// <summary>What DoAction answers to a client that asked for JSON.</summary>
internal sealed record ActionAnswer
{
    /// <summary>The page to show; null when there is none.</summary>
    public required string? Url { get; init; }

    /// <summary>The CRM's id of what is shown: the record, or the call that was logged.</summary>
    public required string? RecordId { get; init; }

    /// <summary>Whether a call is not logged yet, but safe, and will be as soon as the CRM takes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Queued { get; init; }

    /// <summary>One outcome for each action, when several were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ActionReport>? Outcomes { get; init; }
}

/// <summary>What came of one of several actions.</summary>
internal sealed record ActionReport
{
    /// <summary>The address book.</summary>
    public required string AddinId { get; init; }

    /// <summary>The action.</summary>
    public required string ActionId { get; init; }

    /// <summary>The status it would have had alone: 204, 410 or 502.</summary>
    public required int Status { get; init; }

    /// <summary>The problem's code; null when it is done.</summary>
    public required string? Code { get; init; }

    /// <summary>Why it is not done; null when it is.</summary>
    public required string? Message { get; init; }

    /// <summary>Whether the call is not logged yet, but safe, and will be as soon as the CRM takes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Queued { get; init; }

    /// <summary>The page to show, if any.</summary>
    public required string? Url { get; init; }

    /// <summary>The CRM's id of the record, or of the call that was logged.</summary>
    public required string? RecordId { get; init; }
}
