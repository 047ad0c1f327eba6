using System.Buffers.Binary;

namespace Engine.Host.Installation.Branding;

/// <summary>Which kind of picture a file is, by what it holds.</summary>
internal static class PictureKind
{
    private const int MaxPixels = 8192;

    /// <returns>Its media type, or null when it is none that is taken; <paramref name="reason"/> then ends "… is no picture that can be used: ".</returns>
    public static string? Of(ReadOnlySpan<byte> data, out string? reason)
    {
        reason = null;
        if (data.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return Png(data, out reason);
        if (data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (data.StartsWith("GIF87a"u8) || data.StartsWith("GIF89a"u8)) return "image/gif";
        if (data.Length > 12 && data.StartsWith("RIFF"u8) && data[8..].StartsWith("WEBP"u8)) return "image/webp";
        if (data.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0])) return "image/x-icon";
        if (data.TrimStart("\uFEFF \t\r\n"u8).StartsWith("<"u8)) return (reason = SvgCheck.Refuse(data)) is null ? "image/svg+xml" : null;
        reason = "it is neither SVG, PNG, JPEG, GIF, WebP nor ICO";
        return null;
    }

    // A few bytes can stand for gigabytes of pixels. PNG Specification, "IHDR Image header": width and height stand first.
    private static string? Png(ReadOnlySpan<byte> data, out string? reason)
    {
        reason = null;
        if (data.Length >= 24 && BinaryPrimitives.ReadUInt32BigEndian(data[16..]) is > 0 and <= MaxPixels && BinaryPrimitives.ReadUInt32BigEndian(data[20..]) is > 0 and <= MaxPixels)
            return "image/png";
        reason = $"it must have between 1 and {MaxPixels} pixels each way";
        return null;
    }
}
