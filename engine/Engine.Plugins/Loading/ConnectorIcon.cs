using System.Reflection;
using System.Text;

namespace Engine.Plugins.Loading;

/// <summary>Reads the picture a connector is shown with.</summary>
internal static class ConnectorIcon
{
    private const int MaxBytes = 64 << 10;

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes, or null when there is no such resource, it is too large, or neither PNG nor SVG.</summary>
    public static byte[]? Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource);
        if (stream is null || stream.Length is 0 or > MaxBytes) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().StartsWith(PngSignature) || IsSvg(bytes) ? bytes : null;
    }

    private static bool IsSvg(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith('<') && text.Contains("<svg", StringComparison.Ordinal);
    }
}
