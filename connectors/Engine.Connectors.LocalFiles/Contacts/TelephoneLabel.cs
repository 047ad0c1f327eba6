using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>Which field a number goes under.</summary>
internal static class TelephoneLabel
{
    /// <summary>The field for a label somebody gave: a well-known one where every word of the label is known, else the label itself.</summary>
    public static string FieldFor(string label)
    {
        var text = Strip(label);
        var words = Vocabulary.Words(text);
        if (words.Length == 0)
            return WellKnownFields.OtherPhone;
        if (words.Any(Vocabulary.IsFax))
            return WellKnownFields.Fax;
        return words.All(IsKnown) ? FieldFor(words) : text;
    }

    /// <summary>The field for words some of which are known: a mobile one first, since "work mobile" is a mobile telephone.</summary>
    public static string FieldFor(string[] words) =>
        words.Any(Vocabulary.IsFax) ? WellKnownFields.Fax
        : words.Any(Vocabulary.IsMobile) ? WellKnownFields.MobilePhone
        : Vocabulary.PlaceOf(words) switch
        {
            Place.Work => WellKnownFields.BusinessPhone,
            Place.Home => WellKnownFields.HomePhone,
            _ => WellKnownFields.OtherPhone,
        };

    // Apple wraps its own labels: _$!<Mobile>!$_; Google writes those of its old services in capitals.
    private static string Strip(string label)
    {
        var text = label.Trim().TrimStart('*').Trim();
        if (text.StartsWith("_$!<", StringComparison.Ordinal) && text.EndsWith(">!$_", StringComparison.Ordinal) && text.Length >= 8)
            text = text[4..^4];
        return text switch
        {
            "GRAND_CENTRAL" => "Google Voice",
            "WorkFAX" or "HomeFAX" or "OtherFAX" => "Fax",
            _ => text,
        };
    }

    private static bool IsKnown(string word) => Vocabulary.IsWork(word) || Vocabulary.IsHome(word) || Vocabulary.IsOther(word) ||
        Vocabulary.IsMobile(word) || Vocabulary.IsTelephone(word) || Vocabulary.IsFiller(word);
}
