namespace Engine.Sdk.VCards;

/// <summary>Quoted-printable (RFC 2045 §6.7) of a value whose soft breaks are gone. What is no escape stays as it is.</summary>
internal static class QuotedPrintable
{
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && Digit(text[i + 1]) is var high and >= 0 && Digit(text[i + 2]) is var low and >= 0)
            {
                bytes[length++] = (byte)(high << 4 | low);
                i += 2;
            }
            else if (text[i] != '=' || i + 1 < text.Length) // a last "=" is a soft break with nothing behind it
            {
                bytes[length++] = text[i];
            }
        }
        return bytes[..length];
    }

    private static int Digit(byte b) => char.IsAsciiHexDigit((char)b) ? Convert.ToInt32(((char)b).ToString(), 16) : -1;
}
