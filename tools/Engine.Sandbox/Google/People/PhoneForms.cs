using PhoneNumbers;

namespace Engine.Sandbox.Google;

/// <summary>The canonical form of numbers: E.164, of what can be read as one.</summary>
internal static class PhoneForms
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <param name="text">The number as it was typed.</param>
    /// <param name="country">The country in which numbers without a country code are read (ISO 3166).</param>
    public static string? Canonical(string text, string country)
    {
        try
        {
            var number = Numbers.Parse(text, country);
            // Possible, not valid: numbers kept free for fiction are not valid.
            var isPossible = Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE;
            return isPossible && (text.TrimStart()[0] == '+' || HasTrunkPrefix(text, country)) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // Without it a number of another country would pass for one of this.
    private static bool HasTrunkPrefix(string text, string country) =>
        Numbers.GetNddPrefixForRegion(country, stripNonDigits: true) is not "0" || text.FirstOrDefault(char.IsAsciiDigit) == '0';
}
