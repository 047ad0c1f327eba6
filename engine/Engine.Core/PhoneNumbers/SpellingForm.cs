namespace Engine.Core.PhoneNumbers;

/// <summary>By what two numbers are written alike, whatever their digits: what they begin with, and whether they stand in groups.</summary>
internal readonly record struct SpellingForm(SpellingStart Start, bool IsGrouped)
{
    public static SpellingForm Of(string spelling)
    {
        var start = spelling.StartsWith('+') ? SpellingStart.Plus
            : spelling.StartsWith("00", StringComparison.Ordinal) ? SpellingStart.DoubleZero
            : spelling.StartsWith('0') || spelling.StartsWith("(0", StringComparison.Ordinal) ? SpellingStart.TrunkZero
            : SpellingStart.Digit;
        return new(start, spelling.AsSpan().TrimStart('+').ContainsAnyExceptInRange('0', '9'));
    }
}

internal enum SpellingStart
{
    Plus,
    DoubleZero,
    TrunkZero,
    Digit,
}
