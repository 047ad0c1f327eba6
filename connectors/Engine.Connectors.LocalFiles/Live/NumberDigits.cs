namespace Engine.Connectors.LocalFiles.Live;

/// <summary>Reduces numbers, as people typed them, to ASCII digits.</summary>
internal static class NumberDigits
{
    /// <summary>Adds the number's digits and a separator; for a vanity number once more with its letters as the keypad has them.</summary>
    public static void Append(List<byte> digits, string number, byte separator)
    {
        var before = digits.Count;
        AppendDigits(digits, number);
        if (digits.Count > before)
            digits.Add(separator);
        if (IsVanity(number))
        {
            foreach (var c in number)
                AppendKey(digits, c);
            digits.Add(separator);
        }
    }

    /// <summary>Adds the digits alone; Arabic-Indic, full-width and all other decimal digits count as what they mean.</summary>
    public static void AppendDigits(List<byte> digits, string text)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                digits.Add((byte)c);
            else if (char.IsDigit(c))
                digits.Add((byte)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
        }
    }

    // 1-800-FLOWERS: digits, then three letters or more with nothing but signs between.
    private static bool IsVanity(string number)
    {
        var letters = 0;
        var digits = 0;
        foreach (var c in number)
        {
            if (char.IsAsciiLetter(c))
                letters++;
            else if (char.IsDigit(c))
                digits++;
            else if (char.IsLetter(c))
                return false;
        }
        return letters is >= 3 and <= 12 && letters + digits >= 6 && digits > 0;
    }

    private static void AppendKey(List<byte> digits, char c)
    {
        if (char.IsAsciiLetter(c))
            digits.Add((byte)"22233344455566677778889999"[char.ToUpperInvariant(c) - 'A']);
        else
            AppendDigits(digits, c.ToString());
    }
}
