using System.Reflection;
using System.Runtime.Loader;
using Engine.Plugins.Inspection;

namespace Engine.Plugins.Loading;

/// <summary>Where a plugin's own libraries lie: by the <c>deps.json</c> of its connector assemblies, else beside them.</summary>
internal sealed class OwnAssemblies
{
    private readonly string _folder;
    private readonly Dictionary<AssemblyFacts, string> _problems = [];
    private readonly List<AssemblyDependencyResolver> _resolvers = [];

    private OwnAssemblies(string folder) => _folder = folder;

    /// <param name="folder">Where the plugin's files lie.</param>
    /// <param name="connectors">The assemblies that hold its connectors.</param>
    public static OwnAssemblies In(string folder, IEnumerable<AssemblyFacts> connectors)
    {
        var own = new OwnAssemblies(folder);
        foreach (var assembly in connectors)
        {
            var path = Path.Combine(folder, assembly.File);
            var problem = DepsFile.Problem(path);
            try
            {
                if (problem is null) own._resolvers.Add(new(path));
            }
            catch (InvalidOperationException)
            {
                problem = DepsFile.Unreadable(path);
            }

            if (problem is not null) own._problems[assembly] = problem;
        }

        return own;
    }

    public string? Find(AssemblyName name) =>
        _resolvers.Select(resolver => resolver.ResolveAssemblyToPath(name)).FirstOrDefault(path => path is not null) ?? Beside(name);

    public string? FindNative(string name) =>
        _resolvers.Select(resolver => resolver.ResolveUnmanagedDllToPath(name)).FirstOrDefault(path => path is not null);

    /// <summary>Which library a connector's assembly was compiled with is found nowhere, as a sentence; null when all are there.</summary>
    public string? Problem(AssemblyFacts assembly)
    {
        if (_problems.TryGetValue(assembly, out var problem)) return problem;
        var missing = assembly.References.FirstOrDefault(reference =>
            !SharedAssemblies.TryGet(reference.Name, out _) && !FrameworkAssemblies.Contains(reference.Name) && Find(reference) is null);
        return missing is null ? null : FailureText.Missing(assembly.File, $"{missing.Name} {missing.Version}");
    }

    private string? Beside(AssemblyName name)
    {
        var path = Path.Combine(_folder, name.CultureName ?? "", $"{name.Name}.dll");
        return File.Exists(path) ? path : null;
    }
}
