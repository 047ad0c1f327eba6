using PhoneNumbers;

namespace Engine.Sandbox.HubSpot;

/// <summary>The calculated telephone properties: CRM search guide, "Limits": area code and local number, without the country code.</summary>
internal static class PhoneProperties
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public static void Calculate(PortalObject item, string country)
    {
        Set(item, country, "phone", "phone_number");
        if (item.Type.Name == "contacts")
            Set(item, country, "mobilephone", "mobile_number");
    }

    // HubSpot's page says so of all of these; that the international ones are no different follows that page to the letter.
    private static void Set(PortalObject item, string country, string source, string ending)
    {
        var text = item.Values.GetValueOrDefault(source);
        var searchable = text is null ? null : Searchable(text, country);
        Put(item, $"hs_searchable_calculated_{ending}", searchable);
        Put(item, $"hs_searchable_calculated_international_{ending}", searchable);
        Put(item, $"hs_calculated_{ending}", text is null ? null : Complete(text, country));
    }

    private static void Put(PortalObject item, string name, string? value)
    {
        if (item.Type.Find(name) is null)
            return;
        if (value is null)
            item.Values.Remove(name);
        else
            item.Values[name] = value;
    }

    private static string? Searchable(string text, string country)
    {
        if (Read(text, country) is { } number)
            return Numbers.GetNationalSignificantNumber(number);
        // What is no number gives nonsense there: "00004" becomes "4".
        var digits = new string([.. text.Where(char.IsAsciiDigit)]).TrimStart('0');
        return digits.Length > 0 ? digits : null;
    }

    private static string? Complete(string text, string country) => Read(text, country) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) : null;

    private static PhoneNumber? Read(string text, string country)
    {
        try
        {
            var number = Numbers.Parse(text, country);
            return Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
