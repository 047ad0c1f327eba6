using System.Reflection;

namespace Engine.Host.Launch;

/// <summary>What this program calls itself.</summary>
internal sealed record ProductInfo(string Name, string Version)
{
    public static ProductInfo Read()
    {
        var assembly = typeof(ProductInfo).Assembly;
        return new(
            assembly.GetCustomAttribute<AssemblyProductAttribute>()!.Product, // the build always writes it
            assembly.GetName().Version!.ToString(4)); // so it does this
    }
}
