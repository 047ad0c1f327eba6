namespace Engine.Sdk.VCards;

/// <summary>The kinds of image, told by their first bytes.</summary>
internal static class PictureBytes
{
    public static string? MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : bytes.Length > 26 && bytes.StartsWith("BM"u8) && bytes[6..10].IndexOfAnyExcept((byte)0) < 0 ? "image/bmp" // four reserved zeros
        : null;
}
