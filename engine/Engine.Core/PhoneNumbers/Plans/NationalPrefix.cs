using PhoneNumbers;

namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>What people of a region dial before a national number, or write in place of its first digits; and how it is taken off.</summary>
internal sealed class NationalPrefix
{
    private readonly DigitPattern? _pattern;
    private readonly char _single;
    private readonly string _replacement = "";
    private readonly int _replacementGroup;
    private readonly int _lastGroup;

    public NationalPrefix(PhoneMetadata region)
    {
        if (!region.HasNationalPrefixForParsing) return;
        _pattern = DigitPattern.Compile(region.NationalPrefixForParsing);
        _single = region.NationalPrefixForParsing is [var digit] ? digit : '\0';
        if (!region.HasNationalPrefixTransformRule) return;

        // Such as 9$1: a digit, then what the group stands for.
        var rule = region.NationalPrefixTransformRule;
        var group = rule.IndexOf('$', StringComparison.Ordinal);
        _replacement = rule[..group];
        _replacementGroup = rule[group + 1] - '0';
        _lastGroup = _pattern.Groups;
    }

    /// <summary>Takes the prefix off as the library does; whether what is left makes sense, the caller judges.</summary>
    /// <param name="number">The digits with the prefix.</param>
    /// <param name="stripped">Takes those without; room for as many, and for the replacement.</param>
    /// <returns>How many digits are left, or -1 when there is no prefix.</returns>
    public int Strip(ReadOnlySpan<char> number, Span<char> stripped)
    {
        if (_pattern is null || number.IsEmpty || (_single != '\0' && number[0] != _single)) return -1;
        if (_single != '\0') return Rest(number, 1, stripped);
        Span<int> saved = stackalloc int[DigitPattern.MaxSaved];
        var end = _pattern.MatchStart(number, saved);
        if (end < 0 || _lastGroup == 0 || saved[(_lastGroup * 2) + 1] < 0) return end < 0 ? -1 : Rest(number, end, stripped);

        _replacement.CopyTo(stripped);
        var kept = number[saved[_replacementGroup * 2]..saved[(_replacementGroup * 2) + 1]];
        kept.CopyTo(stripped[_replacement.Length..]);
        var length = _replacement.Length + kept.Length;
        return length + Rest(number, end, stripped[length..]);
    }

    private static int Rest(ReadOnlySpan<char> number, int start, Span<char> rest)
    {
        number[start..].CopyTo(rest);
        return number.Length - start;
    }
}
