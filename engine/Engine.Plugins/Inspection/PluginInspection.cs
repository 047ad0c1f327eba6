using Engine.Plugins.Discovery;

namespace Engine.Plugins.Inspection;

/// <summary>What a plugin's metadata tells, before any of its code runs.</summary>
internal sealed record PluginInspection
{
    private const string SdkFile = "Engine.Sdk.dll";

    public IReadOnlyList<FoundConnector> Connectors { get; init; } = [];

    /// <summary>All assemblies that lie directly in the plugin's folder.</summary>
    public IReadOnlyList<AssemblyFacts> Assemblies { get; init; } = [];

    /// <summary>What is wrong with the plugin as a whole, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The file the problem lies in, where it is one file.</summary>
    public string? ProblemFile { get; init; }

    /// <exception cref="IOException">A file is gone, locked or still being written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static PluginInspection Of(PluginSource source)
    {
        if (source.Unreadable is not null) return new() { Problem = source.Unreadable };
        var assemblies = new List<AssemblyFacts>();
        var damaged = new List<(string File, string Problem)>();
        foreach (var file in source.Files.Where(file => file.IsTopLevelDll).Select(file => file.RelativePath))
        {
            if (AssemblyReader.TryRead(Path.Combine(source.Root, file), out var facts, out var problem)) assemblies.Add(facts);
            else damaged.Add((file, problem));
        }

        var sdk = source.Files.Select(file => file.RelativePath).FirstOrDefault(file => Path.GetFileName(file).Equals(SdkFile, StringComparison.OrdinalIgnoreCase))
            ?? assemblies.FirstOrDefault(assembly => assembly.Name == "Engine.Sdk")?.File;
        var connectors = assemblies.Where(assembly => assembly.Name != "Engine.Sdk")
            .SelectMany(assembly => assembly.Connectors.Select(connector => new FoundConnector(assembly, connector))).ToList();
        if (sdk is not null) return new() { Connectors = connectors, Problem = OwnSdk(source, sdk), ProblemFile = Path.GetFileName(sdk) };
        if (connectors.Count > 0) return new() { Connectors = connectors, Assemblies = assemblies, Problem = NewerLibrary(assemblies) };

        // The file named like its folder is the one meant to hold the connector.
        var culprit = damaged.OrderByDescending(file => Path.GetFileNameWithoutExtension(file.File) == source.Name).FirstOrDefault();
        return new() { Problem = culprit.Problem ?? NoConnector(source, assemblies), ProblemFile = culprit.File };
    }

    private static string OwnSdk(PluginSource source, string sdk) =>
        $"{source.Name} brings its own copy of the SDK, so the engine would not recognise its types. Delete {Path.GetFileName(sdk)}, and build with Private=\"false\" and ExcludeAssets=\"runtime\" on the reference to Engine.Sdk.";

    // A library made for connectors, such as a newer Engine.Sdk.Http beside an older connector.
    private static string? NewerLibrary(IEnumerable<AssemblyFacts> assemblies) => assemblies
        .Where(assembly => assembly.Connectors.Count == 0 && assembly.References.Any(reference => reference.Name == "Engine.Sdk"))
        .Select(SharedVersions.Problem).FirstOrDefault(problem => problem is not null);

    private static string NoConnector(PluginSource source, List<AssemblyFacts> assemblies)
    {
        if (source.Path != source.Root)
        {
            return $"{source.Name} has no class marked with [Connector]. If it is a library of a connector, put both into a folder of their own; else remove it.";
        }

        var deeper = source.Files.FirstOrDefault(file => file.RelativePath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).RelativePath;
        return assemblies.Count > 0
            ? $"No class marked with [Connector] was found in {string.Join(", ", assemblies.Take(5).Select(assembly => assembly.File))}. Put the connector's DLL directly into the folder {source.Name}, or remove the folder."
            : deeper is not null
            ? $"The folder {source.Name} holds no DLL itself, only a folder within it does. Move the files up, so that {Path.GetFileName(deeper)} lies directly in {source.Name}."
            : $"The folder {source.Name} holds no DLL. Put the connector's DLL directly into it, or remove it.";
    }
}
