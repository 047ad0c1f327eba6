using Engine.Core.Connectors;
using Engine.Plugins.Discovery;

namespace Engine.Plugins.Tests;

/// <summary>A connectors folder of one test, and the catalogs that look into it.</summary>
internal sealed class DropInFolder : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("engine-plugins-tests-").FullName;
    private readonly List<ConnectorCatalog> _catalogs = [];

    public DropInFolder() => Directory.CreateDirectory(Connectors);

    public string Connectors => Path.Combine(_root, "connectors");

    public string Elsewhere => Path.Combine(_root, "elsewhere");

    public string Shadow => Path.Combine(_root, "shadow");

    public CapturedLog Log { get; } = new();

    /// <summary>Drops a copy of a test plugin in, and answers where.</summary>
    public string Add(string plugin, string? folder = null, string? into = null)
    {
        var target = Path.Combine(into ?? Connectors, folder ?? plugin);
        var source = TestPlugins.FolderOf(plugin);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!); // Within the target.
            File.Copy(file, to, overwrite: true);
        }

        return target;
    }

    public ConnectorCatalog Catalog(Action<PluginOptions>? configure = null, Func<string, Action, IDisposable>? watch = null)
    {
        var options = new PluginOptions { Folders = [Connectors], ShadowFolder = Shadow, ActivationDeadline = TimeSpan.FromMinutes(5) };
        configure?.Invoke(options);
        var catalog = new ConnectorCatalog(options, TimeProvider.System, Log, watch ?? FolderWatch.WatchFiles);
        _catalogs.Add(catalog);
        return catalog;
    }

    public async Task<ConnectorCatalog> StartAsync(CancellationToken cancellationToken, Action<PluginOptions>? configure = null, Func<string, Action, IDisposable>? watch = null)
    {
        var catalog = Catalog(configure, watch);
        await catalog.StartAsync(cancellationToken);
        return catalog;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var catalog in _catalogs) await catalog.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}

internal static class CatalogExtensions
{
    public static ConnectorEntry Single(this ConnectorCatalog catalog, string id) => catalog.Entries.Single(entry => entry.Id == id);

    /// <summary>Completes when a change has made the condition true.</summary>
    public static async Task WhenAsync(this ConnectorCatalog catalog, Func<IReadOnlyList<ConnectorEntry>, bool> condition, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Check()
        {
            if (condition(catalog.Entries)) reached.TrySetResult();
        }

        catalog.Changed += Check;
        Check();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        catalog.Changed -= Check;
    }
}
