using System.Text;
using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.VCards;

/// <summary>Reads one picture out of a vCard file, at the moment it is wanted.</summary>
internal static class PictureReader
{
    /// <returns>Null when there is no usable picture at that place (any more).</returns>
    public static Picture? Read(string path, long offset, LinkedPicture links)
    {
        using var file = TextFile.Open(path);
        file.Skip(offset);
        var lines = new ContentLineReader(file.Stream);
        if (!lines.Read() || lines.IsTooLong)
            return null;
        var header = PropertyHeader.TryParse(lines.Text, bytes => Encoding.UTF8.GetString(bytes), isEscaped: true, out var valueStart);
        if (header is not { Name: "PHOTO" or "LOGO" or "X-MS-CARDPICTURE" })
            return null;
        var value = lines.Text[valueStart..].Trim(" \t"u8);
        if (header.Encoding == ValueEncoding.Base64)
            return PictureBytes.ToPicture(ValueDecoder.Bytes(value, ValueEncoding.Base64));
        var text = VCardText.Unescape(Encoding.UTF8.GetString(ValueDecoder.Bytes(value, header.Encoding)));
        // Some leave out the encoding: JPEG in base64 begins with /9j/, which could be a path too, so links are tried first.
        return links.Read(text, path) ?? PictureBytes.ToPicture(ValueDecoder.Bytes(value, ValueEncoding.Base64));
    }
}
