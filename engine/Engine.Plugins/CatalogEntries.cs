using Engine.Core.Connectors;
using Engine.Plugins.Discovery;

namespace Engine.Plugins;

/// <summary>How the entries of single plugins make the list of all connectors.</summary>
internal static class CatalogEntries
{
    /// <summary>A plugin's entries after its files have changed: where the new version does not load, the old one stays, and says so.</summary>
    public static IReadOnlyList<ConnectorEntry> Replace(IReadOnlyList<ConnectorEntry> old, IReadOnlyList<ConnectorEntry> fresh)
    {
        var allFailed = fresh.All(entry => entry.State == ConnectorState.Failed);
        var kept = (
            from entry in old
            where entry.State == ConnectorState.Loaded
            let failed = fresh.FirstOrDefault(entry.IsFailureOf) ?? (allFailed && fresh.Count > 0 ? fresh[0] : null)
            where failed is not null
            select (Entry: entry.KeptInsteadOf(failed), Failed: failed)).ToList();
        return [.. kept.Select(pair => pair.Entry), .. fresh.Except(kept.Select(pair => pair.Failed))];
    }

    /// <summary>All entries by id. Of several loaded ones of one id the first plugin's stays, and stands before those that failed.</summary>
    public static IReadOnlyList<ConnectorEntry> Combine(IEnumerable<(PluginSource Source, IReadOnlyList<ConnectorEntry> Entries)> plugins)
    {
        var owners = new Dictionary<string, (PluginSource Source, ConnectorEntry Entry)>();
        var all = new List<ConnectorEntry>();
        foreach (var (source, entry) in plugins.SelectMany(plugin => plugin.Entries.Select(entry => (plugin.Source, entry))))
        {
            var isFirst = entry.State != ConnectorState.Loaded || owners.TryAdd(entry.Id, (source, entry));
            all.Add(isFirst ? entry : entry.Without(owners[entry.Id]));
        }

        return [.. all.OrderBy(entry => entry.Id, StringComparer.Ordinal).ThenBy(entry => entry.State)];
    }

    private static bool IsFailureOf(this ConnectorEntry old, ConnectorEntry fresh) => fresh.Id == old.Id && fresh.State == ConnectorState.Failed;

    private static ConnectorEntry KeptInsteadOf(this ConnectorEntry old, ConnectorEntry failed) => old with
    {
        Error = $"The newer version{(failed.Version is null ? "" : " " + failed.Version)} could not be loaded, so {old.Version} stays in use. {failed.Error}",
    };

    private static ConnectorEntry Without(this ConnectorEntry entry, (PluginSource Source, ConnectorEntry Entry) owner) => entry with
    {
        State = ConnectorState.Failed,
        Loaded = null,
        Error = $"The id {entry.Id} is already taken by {owner.Entry.File}{(owner.Source.Path == owner.Source.Root ? $" in the folder {owner.Source.Name}" : "")}. Remove one of the two.",
    };
}
