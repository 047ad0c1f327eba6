using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Engine.Host.Wire;

/// <summary>A configured address book.</summary>
internal sealed record AddressBookInfo
{
    /// <summary>Its place among the others: lower first. By default the Unix time in seconds at which it was added.</summary>
    public required long Priority { get; init; }

    /// <summary>The connector's type, its assembly, the type again, and False.</summary>
    public required string CrmAddinTypeId { get; init; }

    /// <summary>The book's lasting id: 32 hexadecimal digits.</summary>
    public required string AddinId { get; init; }

    /// <summary>Whether a copy is kept and searched.</summary>
    public required bool Cached { get; init; }

    /// <summary>Whether it is searched.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The name the user gave it.</summary>
    public required string Name { get; init; }

    /// <summary>How often the copy is refreshed, in minutes.</summary>
    public required int CacheFrequencyMinutes { get; init; }

    /// <summary>Whether the book is there again after a restart.</summary>
    public bool IsPersistent { get; init; } = true;

    /// <summary>What kind of book it is, for people.</summary>
    public required string Description { get; init; }

    /// <summary>Whether records can be added and changed.</summary>
    public required bool HasModifyFeature { get; init; }

    /// <summary>Whether all its records can be read one after the other.</summary>
    public required bool HasCursorFeature { get; init; }

    /// <summary>Whether it can be searched.</summary>
    public required bool HasSearchFeature { get; init; }

    /// <summary>Whether calls can be logged.</summary>
    public required bool HasActivityActionFeatureCreate { get; init; }

    /// <summary>Whether a logged call can be shown.</summary>
    public required bool HasActivityActionFeatureShow { get; init; }

    /// <summary>Whether records can be shown.</summary>
    public required bool HasActionFeatureShow { get; init; }

    /// <summary>Whether the client should show the call's activity while it rings; the engine leaves that to the client.</summary>
    public bool ShowActivityOnCall { get; init; }

    /// <summary>Whether the client should log the call when it ends; the engine leaves that to the client.</summary>
    public bool CreateActivityOnCallEnd { get; init; }

    /// <summary>When the client should show the record by itself; 0: the engine leaves that to the client.</summary>
    public int AutoPopOption { get; init; }

    /// <summary>The connector behind it.</summary>
    public required AddressBookTypeInfo Type { get; init; }

    /// <summary>The connector's lasting id.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>Working, Failing, SignInNeeded, Misconfigured, ConnectorMissing or Disabled.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public required string? Error { get; init; }

    /// <summary>The settings, secrets hidden; only for the administrator, and not in the list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Settings { get; init; }
}

/// <summary>The connector behind an address book, as the Integrator's clients read it.</summary>
internal sealed record AddressBookTypeInfo
{
    /// <summary>The same as the book's CrmAddinTypeId.</summary>
    public required string AddinTypeId { get; init; }

    /// <summary>The class that implements it.</summary>
    public required string TypeFullName { get; init; }

    /// <summary>Its file, without path.</summary>
    public required string AssemblyLocation { get; init; }

    /// <summary>Whether it is of an older generation; none of ours is.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>Whether the connector is missing or does not load.</summary>
    public required bool IsUnrecognized { get; init; }

    /// <summary>Whether it is the vendor's hosted directory; none of ours is.</summary>
    public bool IsCloudContacts { get; init; }
}

/// <summary>What is wrong with one setting.</summary>
internal sealed record FieldError
{
    /// <summary>The setting's name.</summary>
    public required string Field { get; init; }

    /// <summary>What is wrong and what to write instead.</summary>
    public required string Message { get; init; }
}

/// <summary>Whether an address book works.</summary>
internal sealed record CheckInfo
{
    /// <summary>Whether it reached its CRM and could sign in.</summary>
    public required bool Ok { get; init; }

    /// <summary>What was found, or what is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required long ElapsedMs { get; init; }
}

/// <summary>How the copy of an address book stands.</summary>
internal sealed record SyncInfo
{
    /// <summary>NotCached, Waiting (for its first refresh; the book is asked itself meanwhile), Loading (from disk), Syncing, Ready or Failed (the earlier copy still answers).</summary>
    public required string State { get; init; }

    /// <summary>Contacts in the copy that answers.</summary>
    public required int Contacts { get; init; }

    /// <summary>When the copy was last refreshed; null when never.</summary>
    public required DateTime? LastSync { get; init; }

    /// <summary>When it will be refreshed next; null while it is.</summary>
    public required DateTime? NextSync { get; init; }

    /// <summary>Why the last refresh failed, or that somebody must sign in; null when nothing is wrong.</summary>
    public required string? Error { get; init; }

    /// <summary>How the sign-in stands: NotNeeded, Unknown (not looked at yet), Missing, SignedIn or Ended.</summary>
    public required string SignIn { get; init; }

    /// <summary>How the account stands with the CRM's request limits; null when nothing is known of any.</summary>
    public required LimitsInfo? Requests { get; init; }

    /// <summary>How far the refresh under way is; null when none is.</summary>
    public required SyncProgressInfo? Progress { get; init; }
}

/// <summary>How far a refresh is.</summary>
internal sealed record SyncProgressInfo
{
    /// <summary>Reading (from the CRM to the disk) or Building (making it searchable).</summary>
    public required string Phase { get; init; }

    /// <summary>When it began, or went on after an interruption.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>Contacts read so far.</summary>
    public required long Contacts { get; init; }

    /// <summary>Contacts read per second.</summary>
    public required double ContactsPerSecond { get; init; }

    /// <summary>How many there will be, as the CRM says or as there were the last time; null when nobody knows.</summary>
    public required long? ExpectedContacts { get; init; }

    /// <summary>How long reading will still take, in seconds; null when nobody knows.</summary>
    public required double? RemainingSeconds { get; init; }
}
