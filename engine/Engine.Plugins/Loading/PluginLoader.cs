using Engine.Core.Connectors;
using Engine.Plugins.Discovery;
using Engine.Plugins.Inspection;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Loading;

/// <summary>Brings a plugin's connectors to run: inspected, copied, given a load context and a composition host of their own, and made.</summary>
internal sealed partial class PluginLoader(PluginOptions options, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private readonly PluginCode _code = new(options.ActivationDeadline, time, log);
    private readonly ConnectorFactory _factory = new(log);
    private readonly Lock _lock = new();
    private readonly List<ConnectorComposition> _compositions = [];
    private ShadowCopies? _copies;

    public async Task<PluginLoad> LoadAsync(PluginSource source, CancellationToken cancellationToken)
    {
        try
        {
            var inspection = PluginInspection.Of(source);
            if (inspection.Connectors.Count == 0) return PluginLoad.Failed(source, inspection.Problem!, inspection.ProblemFile, source.Unreadable is not null); // Without connectors there is a problem.
            return await LoadAsync(source, inspection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = Text.Clean(FailureText.Scrub(e.Message, PrivateFolders(source)), 300);
            return PluginLoad.Failed(source, $"{source.Name} cannot be read or copied ({reason}). Check its permissions and the free space; it is tried again.", isTransient: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var composition in _compositions)
        {
            var outcome = await _code.RunAsync("A connector's Dispose", composition.DisposeAll, CancellationToken.None).ConfigureAwait(false);
            if (outcome.Failure is { } failure) LogNotDisposed(failure.GetType());
        }

        _copies?.Dispose();
    }

    private async Task<PluginLoad> LoadAsync(PluginSource source, PluginInspection inspection, CancellationToken cancellationToken)
    {
        var verdicts = inspection.Connectors.ToDictionary(found => found, found =>
            options.Disabled.Contains(found.Id ?? "") ? PluginLoad.Entry(source, found, ConnectorState.Disabled)
            : (inspection.Problem ?? found.Problem) is { } problem ? PluginLoad.Entry(source, found, ConnectorState.Failed, problem)
            : null);
        var usable = verdicts.Where(verdict => verdict.Value is null).Select(verdict => verdict.Key).ToList();
        if (usable.Count > 0)
        {
            var copy = Copies().Copy(source);
            foreach (var (found, entry) in await RunAsync(source, inspection, usable, copy, cancellationToken).ConfigureAwait(false)) verdicts[found] = entry;
        }

        return new() { Entries = [.. inspection.Connectors.Select(found => verdicts[found]!)] }; // Each has its verdict by now.
    }

    private async Task<Dictionary<FoundConnector, ConnectorEntry>> RunAsync(
        PluginSource source, PluginInspection inspection, List<FoundConnector> usable, string copy, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<FoundConnector, ConnectorEntry>();
        void Fail(FoundConnector found, string problem) => entries[found] = PluginLoad.Entry(source, found, ConnectorState.Failed, problem);
        string Sentence(Exception failure, string subject) => FailureText.Of(failure, subject, [copy, .. PrivateFolders(source)]);

        var own = OwnAssemblies.In(copy, usable.Select(found => found.Assembly).Distinct());
        foreach (var found in usable)
        {
            if (own.Problem(found.Assembly) is { } problem) Fail(found, problem);
        }

        var runnable = usable.Where(found => !entries.ContainsKey(found)).ToList();
        if (runnable.Count == 0)
        {
            ShadowCopies.Discard(copy);
            return entries;
        }

        var loaded = await _code.RunAsync(source.Name, () => LoadedTypes.Load(new(source.Name, own), copy, inspection, runnable), cancellationToken)
            .ConfigureAwait(false);
        if (loaded.Value is not { } types)
        {
            foreach (var found in runnable) Fail(found, Sentence(loaded.Failure!, found.Assembly.File)); // No value: a failure.
            return entries;
        }

        var composition = new ConnectorComposition(types.Parts);
        lock (_lock) _compositions.Add(composition);
        foreach (var found in runnable)
        {
            var made = types.Failures.GetValueOrDefault(found) is { } early
                ? new(null, early)
                : await _code.RunAsync(found.Facts.TypeName, () => _factory.Make(found, types.Connectors[found], composition), cancellationToken).ConfigureAwait(false);
            if (made.Value is { } connector)
            {
                entries[found] = PluginLoad.Entry(source, found, ConnectorState.Loaded, loaded: connector);
                continue;
            }

            Fail(found, Sentence(made.Failure!, found.Facts.TypeName)); // No value: a failure.
            if (types.Connectors.TryGetValue(found, out var type)) composition.GiveUp(type);
        }

        return entries;
    }

    private ShadowCopies Copies()
    {
        lock (_lock) return _copies ??= new(options.ShadowFolder ?? Path.GetTempPath());
    }

    private static string[] PrivateFolders(PluginSource source) =>
        [source.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.TrimEndingDirectorySeparator(Path.GetTempPath())];

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connector could not be disposed: {Failure}")]
    private partial void LogNotDisposed(Type failure);
}
