using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Engine.Sdk.VCards;

/// <summary>
/// Turns the bytes of one file's values into text: by the CHARSET a property names, else as UTF-8 where that fits, else by the file's code page.
/// Decided value by value, since exports put together from several sources mix them.
/// </summary>
/// <param name="codePage">Looks into the file for its code page; asked once, when the first value is not UTF-8.</param>
internal sealed class ValueDecoder(Func<Encoding> codePage)
{
    private readonly Dictionary<string, Encoding?> _byName = new(StringComparer.OrdinalIgnoreCase);
    private Encoding? _codePage;

    public string Decode(ReadOnlySpan<byte> bytes) => Decode(bytes, null);

    public string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var named = charset is null ? null : ByName(charset);
        if (named is not null and not UTF8Encoding)
            return named.GetString(bytes);
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        return IsDamagedUtf8(bytes) ? Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD') : (_codePage ??= codePage()).GetString(bytes);
    }

    // Telephones cut values to a number of bytes, in the middle of a character too; hardly any text of a code page holds a whole UTF-8 character.
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        int whole = 0, broken = 0;
        while (!bytes.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            _ = isWhole && !rune.IsAscii ? whole++ : isWhole ? 0 : broken++;
            bytes = bytes[length..];
        }
        return whole > broken;
    }

    /// <summary>The bytes of a value without its transfer encoding; empty where base64 is broken beyond use.</summary>
    public static byte[] Bytes(ReadOnlySpan<byte> value, ValueEncoding encoding) => encoding switch
    {
        ValueEncoding.QuotedPrintable => QuotedPrintable.Decode(value),
        ValueEncoding.Base64 => Base64(value),
        _ => value.ToArray(),
    };

    private Encoding? ByName(string charset)
    {
        if (!_byName.TryGetValue(charset, out var encoding) && _byName.Count < 64)
            _byName[charset] = encoding = CardCharset.Find(charset);
        return encoding;
    }

    private static byte[] Base64(ReadOnlySpan<byte> value)
    {
        var text = Encoding.Latin1.GetString(value);
        var bytes = new byte[text.Length / 4 * 3 + 3];
        if (Convert.TryFromBase64String(text, bytes, out var length))
            return bytes[..length];
        // Some programs forget the signs that fill up the last group, some lose a sign on the way: what came before it is whole.
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).TrimEnd('=');
        if (bare.Length % 4 == 1)
            bare = bare[..^1];
        return Convert.TryFromBase64String(bare + "===="[..((4 - bare.Length % 4) % 4)], bytes, out length) ? bytes[..length] : [];
    }
}
