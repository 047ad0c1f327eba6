using System.Composition;
using System.Composition.Hosting.Core;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Engine.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Loading;

/// <summary>
/// The assemblies every connector shares with the engine, by simple name: the SDK and what stands in its signatures. Were one of them loaded twice,
/// its types would exist twice and a connector's <see cref="IConnector"/> would not be ours.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly Dictionary<string, Assembly> ByName = new Type[]
    {
        typeof(IConnector),
        typeof(ExportAttribute), // ConnectorAttribute derives from it.
        typeof(CompositionContract), // ExportFactory and CompositionContext, which our composition host fills in.
        typeof(ILogger), // AddressBookContext.Log.
        typeof(IServiceCollection), // Signatures of ILogger's assembly.
    }.Select(type => type.Assembly).ToDictionary(assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase); // Loaded from files: they have names.

    public static bool TryGet(string? name, [NotNullWhen(true)] out Assembly? assembly) => ByName.TryGetValue(name ?? "", out assembly);

    public static Version? VersionOf(string? name) => TryGet(name, out var assembly) ? assembly.GetName().Version : null;
}
