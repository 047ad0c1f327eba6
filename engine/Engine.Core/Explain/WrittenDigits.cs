using System.Text;

namespace Engine.Core.Explain;

/// <summary>The digits of a number as they may stand in any text, with blanks and signs between them.</summary>
internal sealed class WrittenDigits
{
    // Such as " (0)" and " - ", or one blank of three bytes.
    private const int MostBetween = 4;

    private readonly byte[] _digits;

    /// <param name="digits">ASCII digits, two or more.</param>
    public WrittenDigits(string digits) => _digits = Encoding.ASCII.GetBytes(digits);

    /// <summary>The last two of them, by which places worth a look are found.</summary>
    public ReadOnlySpan<byte> Needle => _digits.AsSpan(_digits.Length - 2);

    /// <summary>Where in a text they stand; an empty range when they do not.</summary>
    public Range In(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text); // one for each character; what is not Latin is no digit
        for (int at = 0, next; (next = bytes.AsSpan(at).IndexOf(Needle)) >= 0; at += next + 1)
        {
            var end = at + next + Needle.Length;
            if ((end == bytes.Length || !IsDigit(bytes[end])) && StartOf(bytes, end) is >= 0 and var start) return start..end;
        }

        return default;
    }

    /// <summary>Where the digits begin that end before a place; -1 when others stand there.</summary>
    public int StartOf(ReadOnlySpan<byte> text, int end)
    {
        var at = end;
        for (var digit = _digits.Length - 1; digit >= 0; digit--)
        {
            var between = 0;
            while (--at >= 0 && !IsDigit(text[at]))
                if (++between > MostBetween) return -1;
            if (at < 0 || text[at] != _digits[digit]) return -1;
        }

        return at;
    }

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';
}
