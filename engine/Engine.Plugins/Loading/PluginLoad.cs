using Engine.Core.Connectors;
using Engine.Plugins.Discovery;
using Engine.Plugins.Inspection;

namespace Engine.Plugins.Loading;

/// <summary>What came of loading one plugin: an entry for each connector in it, or one for a plugin that could not say.</summary>
internal sealed record PluginLoad
{
    public required IReadOnlyList<ConnectorEntry> Entries { get; init; }

    /// <summary>Whether it may work at the next look though no file has changed: a file was locked or gone for a moment.</summary>
    public bool IsTransient { get; init; }

    public static PluginLoad Failed(PluginSource source, string problem, string? file = null, bool isTransient = false) => new()
    {
        Entries =
        [
            new()
            {
                Id = Text.IdFrom(StemOf(source)),
                Name = Text.Clean(StemOf(source), 100),
                File = Text.Clean(file ?? source.Name, 255),
                State = ConnectorState.Failed,
                Error = problem,
            },
        ],
        IsTransient = isTransient,
    };

    public static ConnectorEntry Entry(PluginSource source, FoundConnector found, ConnectorState state, string? error = null, LoadedConnector? loaded = null) => new()
    {
        Id = found.Id ?? Text.IdFrom(StemOf(source)),
        Name = found.Name,
        Version = found.Assembly.Version.ToString(),
        File = Text.Clean(found.Assembly.File, 255),
        State = state,
        Error = error,
        Loaded = loaded,
    };

    private static string StemOf(PluginSource source) => source.Path == source.Root ? source.Name : Path.GetFileNameWithoutExtension(source.Name);
}
