namespace Engine.Sdk.VCards;

/// <summary>Makes contacts of cards, one after the other.</summary>
internal sealed class VCardMapping
{
    private static readonly string[] Pictures = ["PHOTO", "X-MS-CARDPICTURE", "LOGO"];

    private readonly ContactDraft _draft = new();
    private readonly TelephoneLabels _labels = new();

    /// <returns>False for a card that is a list of other cards (RFC 6350 §6.1.4) and has no number or address of its own.</returns>
    public static bool IsContact(VCard card) =>
        !"group".Equals((card.First("KIND") ?? card.First("X-ADDRESSBOOKSERVER-KIND"))?.Trim(), StringComparison.OrdinalIgnoreCase) ||
        card.Properties.Exists(property => property.Name is "TEL" or "EMAIL");

    /// <returns>Null when the card tells nobody's name or number.</returns>
    public CardContact? ToContact(VCard card)
    {
        var draft = _draft;
        draft.Uid = Uid(card);
        foreach (var property in card.Properties)
            AddProperty(draft, card, property);
        if (!card.Properties.Exists(property => property.Name == "ADR"))
            draft.Add("Address", card.First("LABEL"));
        draft.Add(draft.Has(WellKnownFields.JobTitle) ? "Role" : WellKnownFields.JobTitle, card.First("ROLE"));
        foreach (var name in Pictures)
        {
            foreach (var property in card.Properties)
            {
                if (property.Name == name)
                    draft.Add(new PictureSpot { Offset = property.Offset });
            }
        }
        return draft.Build(card.Offset);
    }

    private static string? Uid(VCard card)
    {
        var uid = (card.First("UID") ?? card.First("X-ABUID"))?.Trim();
        return uid?.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) == true ? uid["urn:uuid:".Length..] : uid;
    }

    private void AddProperty(ContactDraft draft, VCard card, VCardProperty property)
    {
        switch (property.Name)
        {
            case "N":
                AddName(draft, card, property.Components);
                break;
            case "FN":
                draft.Add(WellKnownFields.ContactName, property.Text);
                break;
            case "ORG":
                AddOrganisation(draft, property.Components);
                break;
            case "TITLE":
                draft.Add(WellKnownFields.JobTitle, property.Text);
                break;
            case "TEL" or "X-MS-TEL" or "X-TEL":
                if (TelephoneMapping.Number(property.Text) is { } number)
                    draft.AddTelephone(TelephoneMapping.FieldFor(property, card.Label(property), _labels), number);
                else
                    draft.Add("SIP", property.Text);
                break;
            case "EMAIL":
                AddEmail(draft, property.Text);
                break;
            case "ADR":
                AddAddress(draft, property, card.Label(property));
                break;
            case "NOTE":
                draft.Add(WellKnownFields.Notes, property.Text);
                break;
            case "URL":
                draft.AddWebPage("Web page", property.Text);
                break;
            default:
                OtherProperties.Add(draft, property, card.Label(property));
                break;
        }
    }

    private static void AddName(ContactDraft draft, VCard card, IReadOnlyList<string> parts)
    {
        if (draft.Has(WellKnownFields.LastName) || draft.Has(WellKnownFields.FirstName))
            return; // the same name once more in another script: RFC 6350 §5.4 (ALTID)
        string Part(int index) => index < parts.Count ? parts[index].Trim() : "";
        if (parts.Count == 1 && Part(0).Contains(' ', StringComparison.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(card.First("FN")))
                draft.Add(WellKnownFields.ContactName, Part(0)); // a whole name where the family name belongs, as simple telephones write it
            return;
        }
        // Several given names are separated by commas since vCard 3.0.
        var given = card.Version == "2.1" ? Part(1) : Part(1).Replace(",", ", ", StringComparison.Ordinal).Replace(",  ", ", ", StringComparison.Ordinal);
        draft.Add(WellKnownFields.LastName, Part(0));
        draft.Add(WellKnownFields.FirstName, given);
        draft.Add("Middle name", Part(2));
        draft.Add("Title", Part(3));
        draft.Add("Suffix", Part(4));
    }

    private static void AddOrganisation(ContactDraft draft, IReadOnlyList<string> parts)
    {
        draft.Add(WellKnownFields.CompanyName, parts[0]);
        draft.Add("Department", string.Join(", ", parts.Skip(1).Select(part => part.Trim()).Where(part => part.Length > 0)));
    }

    private static void AddEmail(ContactDraft draft, string text)
    {
        var address = text.Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address["mailto:".Length..];
        if (address.EndsWith('>') && address.LastIndexOf('<') is >= 0 and var open)
            address = address[(open + 1)..^1]; // "Bob Jones" <bob@example.com>, as Lotus Notes writes it
        draft.Add(WellKnownFields.Email, address, address.Contains('@', StringComparison.Ordinal) ? ContactFieldKind.Email : ContactFieldKind.Text);
    }

    private static void AddAddress(ContactDraft draft, VCardProperty property, string? label)
    {
        var parts = property.Components;
        string Part(int index) => index < parts.Count ? parts[index].Trim() : "";
        var header = property.Header;
        var address = new PostalAddress
        {
            Place = header.HasType("WORK") ? Place.Work : header.HasType("HOME") ? Place.Home : label is null ? Place.None : Vocabulary.PlaceOf(Vocabulary.Words(label)),
            IsPreferred = header.HasType("PREF") || header.Value("PREF") is "1",
            Street = string.Join('\n', new[] { Part(2), Part(1), Part(0) }.Where(part => part.Length > 0)),
            City = Part(3),
            Region = Part(4),
            PostalCode = Part(5),
            Country = Part(6),
        };
        draft.Add(address);
        if (address.IsEmpty)
            draft.Add("Address", header.Value("LABEL"));
    }
}
