using System.Reflection;
using Engine.Plugins.Inspection;
using Engine.Sdk;

namespace Engine.Plugins.Loading;

/// <summary>The classes of a plugin, now that its assemblies are loaded.</summary>
internal sealed record LoadedTypes
{
    public required IReadOnlyDictionary<FoundConnector, Type> Connectors { get; init; }

    /// <summary>Why some of them cannot be used.</summary>
    public required IReadOnlyDictionary<FoundConnector, Exception> Failures { get; init; }

    /// <summary>What the composition host is made of.</summary>
    public required IReadOnlyCollection<Type> Parts { get; init; }

    /// <exception cref="Exception">An assembly could not be loaded, or its module initializer threw.</exception>
    public static LoadedTypes Load(PluginLoadContext context, string folder, PluginInspection inspection, IReadOnlyCollection<FoundConnector> runnable)
    {
        var connectors = new Dictionary<FoundConnector, Type>();
        var failures = new Dictionary<FoundConnector, Exception>();
        foreach (var found in runnable)
        {
            try
            {
                var type = context.LoadFromAssemblyPath(Path.Combine(folder, found.Assembly.File)).GetType(found.Facts.TypeName, throwOnError: true)!; // It throws instead.
                if (type.IsAssignableTo(typeof(IConnector))) connectors[found] = type;
                else failures[found] = new ConnectorRefusedException($"{type.FullName} in {found.Assembly.File} has [Connector] but does not implement Engine.Sdk.IConnector. Implement it, or take the attribute away.");
            }
            catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException)
            {
                failures[found] = e;
            }
        }

        var parts = connectors.Values.Select(type => type.Assembly)
            .Concat(inspection.Assemblies.Where(IsPartOfPlugin).Select(assembly => context.LoadFromAssemblyPath(Path.Combine(folder, assembly.File))))
            .Distinct().SelectMany(Types).Where(type => type is { IsClass: true, IsAbstract: false })
            .Where(type => !type.IsDefined(typeof(ConnectorAttribute), inherit: false) || connectors.ContainsValue(type));
        return new() { Connectors = connectors, Failures = failures, Parts = [.. parts] };
    }

    // Libraries of the plugin may export parts too; those that fail on their own are no reason to load them.
    private static bool IsPartOfPlugin(AssemblyFacts assembly) =>
        assembly is { UsesComposition: true, Problem: null } && !SharedAssemblies.TryGet(assembly.Name, out _);

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            // Types that need a library which is not there, such as one for another product: the connector may well do without them.
            return e.Types.OfType<Type>();
        }
    }
}
