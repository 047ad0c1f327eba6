using System.Reflection;
using System.Runtime.Loader;

namespace Engine.Plugins.Loading;

/// <summary>
/// One plugin's world of assemblies. Not collectible: serializer caches, static events and connection pools of ordinary libraries hold types
/// for ever, so unloading cannot be promised; a replaced version stays in memory until the engine ends.
/// </summary>
internal sealed class PluginLoadContext(string name, OwnAssemblies own) : AssemblyLoadContext(name)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Shared by simple name: a copy in the plugin's folder, of whatever version, must not shadow ours.
        if (SharedAssemblies.TryGet(assemblyName.Name, out var shared)) return shared;

        // Null leaves it to the default context, where the framework is.
        var path = own.Find(assemblyName);
        return path is null || FrameworkAssemblies.Supersedes(assemblyName.Name, path) ? null : LoadFromAssemblyPath(path);
    }

    // Zero leaves it to the system, which looks beside the assembly first.
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        own.FindNative(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
