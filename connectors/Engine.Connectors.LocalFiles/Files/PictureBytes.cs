using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Tells by its first bytes what an image is: what a file says of it is not believed, and SVG or HTML is no image here.</summary>
internal static class PictureBytes
{
    public static Picture? ToPicture(byte[] bytes) =>
        bytes.Length is > 0 and <= Picture.MaxBytes && MediaType(bytes) is { } type ? new Picture(bytes, type) : null;

    private static string? MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : bytes.Length > 26 && bytes.StartsWith("BM"u8) && bytes[6..10].IndexOfAnyExcept((byte)0) < 0 ? "image/bmp" // four reserved zeros
        : null;
}
