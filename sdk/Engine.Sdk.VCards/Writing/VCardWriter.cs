using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Writes vCards: new ones, and changes that leave everything else in a card as it stands.</summary>
public static class VCardWriter
{
    /// <summary>A new card of version 3.0, which every address book takes.</summary>
    /// <param name="uid">Its id, unlike any other; letters, digits and hyphens.</param>
    /// <param name="draft">What it holds, as in <see cref="Change"/>.</param>
    /// <returns>The card in UTF-8, its lines ended by CR LF.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentNullException">The draft is null.</exception>
    public static byte[] Create(string uid, RecordDraft draft)
    {
        ArgumentException.ThrowIfNullOrEmpty(uid);
        var bare = $"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{VCardEscape.Text(uid)}\r\nFN:\r\nN:;;;;\r\nEND:VCARD\r\n";
        return Change(Encoding.UTF8.GetBytes(bare), draft);
    }

    /// <summary>
    /// Changes a card: what is null in the draft stays as it is, what is empty is taken out. Every line that holds nothing of what is changed stays byte for byte.
    /// </summary>
    /// <param name="card">The card, in UTF-8.</param>
    /// <param name="draft">
    /// The new values. The telephone number is that at work; numbers under other labels stay. A whole name without its parts goes into FN alone; parts without
    /// a whole name make one.
    /// </param>
    /// <returns>The card as it is then.</returns>
    /// <exception cref="FormatException">There is no whole card in the text.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static byte[] Change(byte[] card, RecordDraft draft)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(draft);
        var text = new CardText(card);
        var isOld = text.Card.Version == "2.1"; // vCard 2.1, section 2.1.4.2: types stand without a name
        var name = NameOf(text, draft);
        var company = Organisation(text, draft.CompanyName);
        Set(text, "N", name is null ? null : string.Join(';', name), "N");
        SetWholeName(text, draft, name);
        Set(text, "ORG", company, "ORG");
        SetPhone(text, draft.Phone, isOld ? "TEL;WORK;VOICE" : "TEL;TYPE=WORK,VOICE");
        Set(text, "EMAIL", Escaped(draft.Email), isOld ? "EMAIL;INTERNET" : "EMAIL;TYPE=INTERNET");
        Set(text, "NOTE", Escaped(draft.Notes), "NOTE");
        return text.ToBytes();
    }

    private static string? Escaped(string? value) => value is null ? null : VCardEscape.Text(value);

    private static VCardProperty? First(CardText text, string name) => text.Card.Properties.Find(property => property.Name == name);

    private static void Set(CardText text, string name, string? value, string newHeader)
    {
        if (value is null) return;
        if (First(text, name) is { } property) text.Replace(property, value);
        else text.Add(newHeader, value);
    }

    /// <returns>N's components, still escaped; null where they stay.</returns>
    private static List<string>? NameOf(CardText text, RecordDraft draft)
    {
        if ((draft.FirstName ?? draft.LastName) is null) return null;
        List<string> parts = First(text, "N") is { } property ? [.. VCardText.Split(property.Raw, ';')] : [];
        while (parts.Count < 5) parts.Add("");
        parts[0] = Escaped(draft.LastName) ?? parts[0];
        parts[1] = Escaped(draft.FirstName) ?? parts[1];
        return parts;
    }

    // Prefix, given, additional and family name, suffix: RFC 6350, section 6.2.2, has them in another order.
    private static string Whole(List<string> parts) => string.Join(' ', ((int[])[3, 1, 2, 0, 4]).SelectMany(i => VCardText.Split(parts[i], ','))
        .Select(part => VCardText.Unescape(part).Trim()).Where(part => part.Length > 0));

    // RFC 6350, section 6.2.1: there has to be one.
    private static void SetWholeName(CardText text, RecordDraft draft, List<string>? parts)
    {
        var whole = draft.ContactName ?? (parts is null ? null : Whole(parts));
        if (whole is null && !string.IsNullOrWhiteSpace(text.Card.First("FN"))) return;
        string?[] candidates = [whole, draft.CompanyName, text.Card.First("ORG")?.Split(';')[0], draft.Phone, draft.Email, text.Card.First("TEL"), text.Card.First("EMAIL"), "Unnamed"];
        Set(text, "FN", VCardEscape.Text(Array.Find(candidates, candidate => !string.IsNullOrWhiteSpace(candidate))), "FN");
    }

    private static string? Organisation(CardText text, string? company)
    {
        if (company is null) return null;
        var units = First(text, "ORG") is { } property ? VCardText.Split(property.Raw, ';').Skip(1) : [];
        var value = string.Join(';', units.Prepend(VCardEscape.Text(company)));
        return value.Trim(';').Length == 0 ? "" : value;
    }

    private static void SetPhone(CardText text, string? phone, string newHeader)
    {
        if (phone is null) return;
        var labels = new TelephoneLabels();
        var numbers = text.Card.Properties.Where(property => property.Name == "TEL" && TelephoneMapping.Number(property.Text) is not null)
            .Select(property => (Property: property, Field: TelephoneMapping.FieldFor(property, text.Card.Label(property), labels))).ToList();
        var changed = numbers.Find(number => number.Field == WellKnownFields.BusinessPhone).Property ?? numbers.Find(number => number.Field == WellKnownFields.OtherPhone).Property;
        if (changed is not null) text.Replace(changed, VCardEscape.Text(phone));
        else text.Add(newHeader, VCardEscape.Text(phone));
    }
}
