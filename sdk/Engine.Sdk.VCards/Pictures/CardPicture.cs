using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Pictures of cards, read at the moment they are wanted.</summary>
public static class CardPicture
{
    /// <summary>The picture of a property.</summary>
    /// <param name="stream">The card's text, standing at <see cref="PictureSpot.Offset"/>; read on, not disposed.</param>
    /// <param name="link">Follows what is no picture by itself but a link to one; null for <see cref="FromLink"/>.</param>
    /// <returns>Null when there is no usable picture at that place (any more).</returns>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    public static Picture? Read(Stream stream, Func<string, Picture?>? link = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lines = new ContentLineReader(stream);
        if (!lines.Read() || lines.IsTooLong)
            return null;
        var header = PropertyHeader.TryParse(lines.Text, bytes => Encoding.UTF8.GetString(bytes), isEscaped: true, out var valueStart);
        if (header is not { Name: "PHOTO" or "LOGO" or "X-MS-CARDPICTURE" })
            return null;
        var value = lines.Text[valueStart..].Trim(" \t"u8);
        if (header.Encoding == ValueEncoding.Base64)
            return FromBytes(ValueDecoder.Bytes(value, ValueEncoding.Base64));
        var text = VCardText.Unescape(Encoding.UTF8.GetString(ValueDecoder.Bytes(value, header.Encoding)));
        // Some leave out the encoding: JPEG in base64 begins with /9j/, which could be a path too, so links are tried first.
        return (link ?? FromLink)(text) ?? FromBytes(ValueDecoder.Bytes(value, ValueEncoding.Base64));
    }

    /// <summary>The picture behind a link that needs no file: a data URI (RFC 2397), or a web address, which is handed on for the client to load.</summary>
    /// <param name="link">What the card says.</param>
    /// <returns>Null for anything else, and for an address with a password in it.</returns>
    /// <exception cref="ArgumentNullException">The link is null.</exception>
    public static Picture? FromLink(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        link = link.Trim();
        if (link.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return FromDataUri(link);
        return link.Length <= 2048 && Uri.TryCreate(link, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo.Length: 0 } ? new Picture(address) : null;
    }

    /// <summary>Tells by its first bytes what an image is: what a card says of it is not believed, and SVG or HTML is no image here.</summary>
    /// <param name="bytes">The image; not copied.</param>
    /// <returns>Null when it is none of <see cref="Picture"/>'s kinds, or too large.</returns>
    /// <exception cref="ArgumentNullException">The bytes are null.</exception>
    public static Picture? FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length is > 0 and <= Picture.MaxBytes && PictureBytes.MediaType(bytes) is { } type ? new Picture(bytes, type) : null;
    }

    private static Picture? FromDataUri(string link)
    {
        var comma = link.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || link.Length > Picture.MaxBytes * 3)
            return null;
        if (!link[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = Uri.UnescapeDataString(link[(comma + 1)..]);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? FromBytes(bytes[..length]) : null;
    }
}
