using Engine.Core.Connectors;
using Engine.Core.Settings;
using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>What may be written into a book's configuration, beside its connector's settings. Errors name the fields as clients do.</summary>
internal static class BookRules
{
    public const int MaxNameLength = 100;
    public const int MaxCacheFrequencyMinutes = 7 * 24 * 60;

    // What a double, and so every client's JSON, holds exactly.
    private const long MaxPriority = (1L << 53) - 1;

    public static List<SettingError> Check(AddressBookDraft draft, bool isNew)
    {
        var errors = new List<SettingError>();
        if ((isNew || draft.Name is not null) && (NameOf(draft).Length == 0 || NameOf(draft).Length > MaxNameLength))
            errors.Add(new("Name", $"Name must be 1 to {MaxNameLength} characters long."));
        if (draft.CacheFrequencyMinutes is < 1 or > MaxCacheFrequencyMinutes)
            errors.Add(new("CacheFrequencyMinutes", $"CacheFrequencyMinutes must be between 1 and {MaxCacheFrequencyMinutes}."));
        if (draft.Priority is < -MaxPriority or > MaxPriority)
            errors.Add(new("Priority", $"Priority must be between {-MaxPriority} and {MaxPriority}."));
        if (draft.Settings is not null && !SettingsReader.IsProper(draft.Settings)) errors.Add(SettingsReader.Improper);
        return errors;
    }

    /// <summary>The name as it is kept; one that is too long comes back too long.</summary>
    public static string NameOf(AddressBookDraft draft) => PlainText.Clean(draft.Name, MaxNameLength + 1);

    /// <summary>Only a connector that hands over its contacts can be cached; for a book that is not open that cannot be told.</summary>
    public static SettingError? CheckCached(bool isCached, OpenBook? open) => isCached && open is not null and not { Connection: IContactFeed }
        ? new("Cached", "This connector cannot be cached: leave Cached false.")
        : null;

    /// <summary>Whether a book for which nobody chose is cached. One that did not open yet is taken at its connector's word.</summary>
    public static bool IsCachedByDefault(ConnectorDescriptor connector, OpenBook? open) => open is null
        ? connector.IsCachedByDefault
        : open.Connection is IContactFeed && (connector.IsCachedByDefault || connector.NumberMatching == NumberMatching.None);

    /// <summary>Says why a connector cannot be used, and which can.</summary>
    public static SettingError Unusable(string? connectorId, IReadOnlyList<ConnectorEntry> entries)
    {
        var named = PlainText.Clean(connectorId, 64);
        var there = string.Join(", ", entries.Where(entry => entry.Loaded is not null).Select(entry => entry.Id).Order(StringComparer.Ordinal));
        var cure = there.Length == 0 ? "No connector is loaded: put one into the connectors folder." : $"Write one of {there}.";
        if (named.Length == 0) return new("ConnectorId", $"ConnectorId is required. {cure}");
        var entry = EntryOf(named, entries);
        return new("ConnectorId", entry is null ? $"There is no connector \"{named}\". {cure}" : $"{WhyMissing(named, entry)} {cure}");
    }

    /// <summary>The entry of a connector; where two lay claim to one id, the one that is loaded.</summary>
    public static ConnectorEntry? EntryOf(string? connectorId, IReadOnlyList<ConnectorEntry> entries) =>
        entries.Where(entry => entry.Id == connectorId).OrderByDescending(entry => entry.Loaded is not null).FirstOrDefault();

    /// <summary>Why a connector is not loaded.</summary>
    public static string WhyMissing(string connectorId, ConnectorEntry? entry) => entry switch
    {
        null => $"The connector \"{connectorId}\" is not installed.",
        { State: ConnectorState.Disabled } => $"The connector \"{connectorId}\" is switched off.",
        { Error: { } error } => $"The connector \"{connectorId}\" failed to load: {error}",
        _ => $"The connector \"{connectorId}\" is not loaded.",
    };
}
