namespace Engine.Connectors.Ldap;

/// <summary>Pictures by their first bytes: jpegPhoto holds what its name says (RFC 2798, section 2.6), Active Directory's attributes whatever was put in.</summary>
internal static class LdapPictures
{
    /// <returns>Null when the bytes are no picture a client can show, or too many.</returns>
    public static Picture? Of(byte[] bytes) => bytes.Length <= Picture.MaxBytes && MediaTypeOf(bytes) is { } type ? new Picture(bytes, type) : null;

    private static string? MediaTypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.StartsWith("BM"u8) ? "image/bmp"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}
