using System.Buffers;
using System.Text;
using Engine.Host.Problems;

namespace Engine.Host.Requests;

/// <summary>
/// Reads <c>name=value&amp;name=value</c>. ASP.NET's own reader turns what it cannot decode into replacement characters; here that is refused,
/// since a replaced character in a telephone number or an action id would mean something else.
/// </summary>
internal static class FormText
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static Dictionary<string, RequestValue> Read(Encoding charset, byte[] body) =>
        Read(Encoding.Latin1.GetString(body), charset is UTF8Encoding ? StrictUtf8 : charset);

    public static Dictionary<string, RequestValue> Read(ReadOnlySpan<char> text) => Read(text, StrictUtf8);

    /// <param name="text">The form, each character one byte as it stood in the request.</param>
    /// <param name="charset">What the bytes mean.</param>
    private static Dictionary<string, RequestValue> Read(ReadOnlySpan<char> text, Encoding charset)
    {
        var values = new Dictionary<string, RequestValue>(StringComparer.OrdinalIgnoreCase);
        var count = 0;
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty) continue;
            if (++count > RequestValues.MaxFields) throw Malformed($"At most {RequestValues.MaxFields} fields may be sent.");

            var split = pair.IndexOf('=');
            var name = Decode(split < 0 ? pair : pair[..split], charset);
            var value = split < 0 ? "" : Decode(pair[(split + 1)..], charset);
            var texts = values.GetValueOrDefault(name)?.Texts ?? [];
            values[name] = new RequestValue(value.Length > 0 ? [.. texts, value] : texts);
        }

        return values;
    }

    private static string Decode(ReadOnlySpan<char> text, Encoding charset)
    {
        const int Short = 256;
        var bytes = text.Length <= Short ? stackalloc byte[Short] : new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++, length++)
        {
            if (text[i] > byte.MaxValue) throw Malformed("A character beyond ASCII must be percent-encoded.");
            if (text[i] != '%')
            {
                bytes[length] = (byte)(text[i] == '+' ? ' ' : text[i]);
                continue;
            }

            if (i + 2 >= text.Length || Convert.FromHexString(text.Slice(i + 1, 2), bytes[length..], out _, out _) != OperationStatus.Done)
                throw Malformed("A percent sign must be followed by two hex digits; itself it is written %25.");
            i += 2;
        }

        return ValueText.Checked(DecodeBytes(bytes[..length], charset));
    }

    private static string DecodeBytes(ReadOnlySpan<byte> bytes, Encoding charset)
    {
        try
        {
            return charset.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("The text is not valid UTF-8.");
        }
    }

    private static RequestRefusedException Malformed(string message) => new(ProblemCode.BodyMalformed, message);
}
