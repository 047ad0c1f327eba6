namespace Engine.Core.PhoneNumbers;

/// <summary>Numbers spelled as words on the keys of a telephone, such as 1-800-FLOWERS.</summary>
internal static class Vanity
{
    private const string Keys = "22233344455566677778889999";
    private const int FewestDigits = 3;
    private const int FewestLetters = 3;
    private const int MostDigits = 20;

    // Letters beyond the last digit that is dialled belong to the word alone.
    private const int DigitsInNorthAmerica = 10;

    /// <summary>The number that begins with the first group of digits.</summary>
    /// <returns>Null when there is none that really is given out.</returns>
    public static PhoneNumber? Read(ReadOnlySpan<char> text, in DigitGroup first, NumberInterpreter interpreter)
    {
        Span<char> digits = stackalloc char[MostDigits];
        var length = Spell(text[first.Start..], digits);
        if (length == 0) return null;
        var spelled = digits[..length];
        var whole = interpreter.Interpret(spelled, first.HasPlus, -1);
        if (whole is { Certainty: Certainty.Valid, Number.Kind: PhoneNumberKind.Full }) return whole.Number;

        var dialled = DigitsInNorthAmerica + (spelled[0] == '1' ? 1 : 0);
        if (length <= dialled) return null;
        var cut = interpreter.Interpret(spelled[..dialled], first.HasPlus, -1);
        return cut is { Certainty: Certainty.Valid, Number.CountryCode: 1 } ? cut.Number : null;
    }

    /// <summary>Whether the text is nothing but such a number, in capital letters.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[MostDigits];
        var bare = text.TrimStart("+ (");
        if (bare is not [>= '0' and <= '9', ..] || bare.ContainsAnyInRange('a', 'z')) return false;
        return Spell(bare, digits, out var end) >= DigitsInNorthAmerica && end == bare.Length;
    }

    private static int Spell(ReadOnlySpan<char> text, Span<char> digits) => Spell(text, digits, out _);

    private static int Spell(ReadOnlySpan<char> text, Span<char> digits, out int end)
    {
        var length = 0;
        var letters = 0;
        for (end = 0; end < text.Length && length < digits.Length; end++)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
            {
                digits[length++] = c;
            }
            else if (char.IsAsciiLetterUpper(c) || (char.IsAsciiLetterLower(c) && IsSpelled(text, end)))
            {
                digits[length++] = Keys[(c | 0x20) - 'a'];
                letters++;
            }
            else if (c is not (' ' or '-' or '.' or '(' or ')'))
            {
                break;
            }
        }

        return letters >= FewestLetters && length - letters >= FewestDigits ? length : 0;
    }

    // Small letters count where their word hangs on the digits by a dash.
    private static bool IsSpelled(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && char.IsAsciiLetter(text[at - 1])) at--;
        return at > 1 && text[at - 1] == '-' && char.IsAsciiDigit(text[at - 2]);
    }
}
