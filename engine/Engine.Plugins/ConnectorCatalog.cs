using Engine.Core.Connectors;
using Engine.Plugins.Discovery;
using Engine.Plugins.Loading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engine.Plugins;

/// <summary>The connectors in the drop-in folders: loaded at start, and followed as their files come, change and go.</summary>
public sealed partial class ConnectorCatalog : IConnectorCatalog, IAsyncDisposable
{
    private readonly PluginOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly IReadOnlyList<string> _folders;
    private readonly PluginLoader _loader;
    private readonly FolderWatch _watch;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private OrderedDictionary<string, Plugin> _plugins = [];
    private Dictionary<string, string> _fingerprints = [];
    private IReadOnlyList<ConnectorEntry> _entries = [];
    private Task _following = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Made by the service provider; finds nothing before <see cref="StartAsync"/>.</summary>
    /// <param name="options">Where to look.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Says once what was found, and what is wrong with it.</param>
    public ConnectorCatalog(IOptions<PluginOptions> options, TimeProvider time, ILogger<ConnectorCatalog> log)
        : this(options.Value, time, log, FolderWatch.WatchFiles)
    {
    }

    internal ConnectorCatalog(PluginOptions options, TimeProvider time, ILogger log, Func<string, Action, IDisposable> watch)
    {
        _options = options;
        _time = time;
        _log = log;
        _folders = [.. options.Folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Distinct()];
        _loader = new(options, time, log);
        _watch = new(_folders, options.RescanInterval, time, log, watch);
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public IReadOnlyList<ConnectorEntry> Entries => Volatile.Read(ref _entries);

    /// <summary>Loads what is there, so that <see cref="Entries"/> is complete when this returns, and follows the folders from then on. Called once.</summary>
    /// <param name="cancellationToken">Ends the wait; what was not loaded yet is not listed.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ScanAsync(onlySettled: false, cancellationToken).ConfigureAwait(false);
        _following = FollowAsync(_stop.Token);
    }

    /// <summary>Looks at the folders now and takes every change as complete.</summary>
    internal Task RescanAsync(CancellationToken cancellationToken) => ScanAsync(onlySettled: false, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _watch.Dispose();
        await _loader.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _gate.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in _watch.WakesAsync(cancellationToken).ConfigureAwait(false))
        {
            do await Task.Delay(_options.QuietPeriod, _time, cancellationToken).ConfigureAwait(false);
            while (await ScanAsync(onlySettled: true, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <returns>Whether something has changed that was left alone because it was not the same at the look before.</returns>
    internal async Task<bool> ScanAsync(bool onlySettled, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _watch.Refresh();
            var survey = PluginSurvey.Take(_folders);
            var changed = survey.Where(source => !_plugins.TryGetValue(source.Path, out var known) || !known.IsUpToDate(source)).ToList();
            var settled = changed.Where(source => !onlySettled || _fingerprints.GetValueOrDefault(source.Path) == source.Fingerprint).ToList();

            // Deleting and copying anew is how many people replace files: what is gone for a moment only stays.
            var fading = _plugins.Keys.Except(survey.Select(source => source.Path)).Where(path => onlySettled && _fingerprints.ContainsKey(path)).ToHashSet();
            _fingerprints = survey.ToDictionary(source => source.Path, source => source.Fingerprint);

            var loads = await Task.WhenAll(settled.Select(source => Task.Run(() => _loader.LoadAsync(source, cancellationToken), cancellationToken)))
                .ConfigureAwait(false);
            _plugins = Merge(survey, settled.Zip(loads).ToDictionary(pair => pair.First.Path, pair => pair.Second), fading);
            Publish(CatalogEntries.Combine(_plugins.Values.Select(plugin => (plugin.Source, plugin.Entries))));
            return settled.Count < changed.Count || fading.Count > 0;
        }
        finally
        {
            _gate.Release();
        }
    }

    private OrderedDictionary<string, Plugin> Merge(IReadOnlyList<PluginSource> survey, Dictionary<string, PluginLoad> loads, HashSet<string> fading)
    {
        var merged = new OrderedDictionary<string, Plugin>();
        foreach (var source in survey)
        {
            var known = _plugins.GetValueOrDefault(source.Path);
            if (loads.TryGetValue(source.Path, out var load)) merged[source.Path] = new(source, CatalogEntries.Replace(known?.Entries ?? [], load.Entries), load.IsTransient);
            else if (known is not null) merged[source.Path] = known;
        }

        // A whole folder that cannot be read for a while takes nothing away either: its connectors run from copies.
        var unreadable = survey.Where(source => source.Unreadable is not null).Select(source => source.Path).ToHashSet();
        foreach (var (path, plugin) in _plugins)
        {
            if (fading.Contains(path) || unreadable.Contains(Path.GetDirectoryName(path)!)) merged.TryAdd(path, plugin); // A plugin lies in a folder.
        }

        return merged;
    }

    private void Publish(IReadOnlyList<ConnectorEntry> entries)
    {
        var before = _entries;
        if (before.SequenceEqual(entries)) return;
        Volatile.Write(ref _entries, entries);
        foreach (var entry in entries.Except(before)) Log(entry);
        foreach (var id in before.Select(entry => entry.Id).Except(entries.Select(entry => entry.Id))) LogRemoved(id);
        foreach (var handler in Delegate.EnumerateInvocationList(Changed))
        {
            try
            {
                handler();
            }
            catch (Exception e)
            {
                // The contract of Changed: a subscriber that throws must not keep the change from the next one, nor end the watch.
                LogHandlerThrew(e, handler.Method.DeclaringType?.Name ?? "?");
            }
        }
    }

    private void Log(ConnectorEntry entry)
    {
        if (entry.State == ConnectorState.Failed) LogFailed(entry.Id, entry.File, entry.Error);
        else if (entry.Error is not null) LogKept(entry.Id, entry.Error);
        else if (entry.State == ConnectorState.Disabled) LogDisabled(entry.Id, entry.File);
        else LogLoaded(entry.Id, entry.Version, entry.File);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connector {Connector} {Version} loaded from {File}")]
    private partial void LogLoaded(string connector, string? version, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connector {Connector} in {File} is switched off")]
    private partial void LogDisabled(string connector, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Connector {Connector} was removed")]
    private partial void LogRemoved(string connector);

    [LoggerMessage(Level = LogLevel.Error, Message = "Connector {Connector} in {File} cannot be used: {Problem}")]
    private partial void LogFailed(string connector, string file, string? problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connector {Connector}: {Problem}")]
    private partial void LogKept(string connector, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber to the change of connectors, {Subscriber}, threw")]
    private partial void LogHandlerThrew(Exception exception, string subscriber);

    /// <summary>A plugin as last loaded.</summary>
    private sealed record Plugin(PluginSource Source, IReadOnlyList<ConnectorEntry> Entries, bool IsTransient)
    {
        public bool IsUpToDate(PluginSource now) => !IsTransient && Source.Fingerprint == now.Fingerprint;
    }
}
