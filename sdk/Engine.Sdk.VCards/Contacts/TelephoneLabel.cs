namespace Engine.Sdk.VCards;

/// <summary>Which field a number goes under.</summary>
internal static class TelephoneLabel
{
    private static readonly LabelMeaning[] Known =
        [LabelMeaning.Work, LabelMeaning.Home, LabelMeaning.Other, LabelMeaning.Mobile, LabelMeaning.Telephone, LabelMeaning.Filler];

    /// <summary>The field for a label somebody gave: a well-known one where every word of the label is known, else the label itself.</summary>
    public static string FieldFor(string label)
    {
        var text = Strip(label);
        var words = Vocabulary.Words(text);
        if (words.Length == 0)
            return WellKnownFields.OtherPhone;
        if (ContactLabel.Any(words, LabelMeaning.Fax))
            return WellKnownFields.Fax;
        return Array.TrueForAll(words, word => Array.Exists(Known, meaning => Vocabulary.Has(word, meaning))) ? FieldFor(words) : text;
    }

    /// <summary>The field for words some of which are known: a mobile one first, since "work mobile" is a mobile telephone.</summary>
    public static string FieldFor(string[] words) =>
        ContactLabel.Any(words, LabelMeaning.Fax) ? WellKnownFields.Fax
        : ContactLabel.Any(words, LabelMeaning.Mobile) ? WellKnownFields.MobilePhone
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
}
