using System.Globalization;

namespace Engine.Sdk.Testing;

/// <summary>Tells whether a contact carries a number: what the engine does with candidates, only simpler.</summary>
internal static class NumberJudge
{
    private const int FewestDigits = 7;

    public static bool Carries(Contact contact, string digits) => contact.Fields.Any(field => field.Kind == ContactFieldKind.Telephone && Matches(DigitsOf(field.Value), digits));

    private static bool Matches(string stored, string digits) => digits.Length < FewestDigits ? stored == digits : stored.Contains(digits, StringComparison.Ordinal);

    public static string DigitsOf(string text) => string.Concat(text.Where(char.IsDigit).Select(c => CharUnicodeInfo.GetDecimalDigitValue(c).ToString(CultureInfo.InvariantCulture)));
}
