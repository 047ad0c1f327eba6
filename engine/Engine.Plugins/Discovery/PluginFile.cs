namespace Engine.Plugins.Discovery;

/// <summary>One file of a plugin, by its path within the plugin's folder.</summary>
internal readonly record struct PluginFile(string RelativePath, long Length, DateTime Written)
{
    public bool IsTopLevelDll => RelativePath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !RelativePath.AsSpan().ContainsAny('/', '\\');
}
