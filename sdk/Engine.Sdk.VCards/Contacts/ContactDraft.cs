using System.Runtime.InteropServices;

namespace Engine.Sdk.VCards;

/// <summary>A contact in the making, filled from a card or a row; puts the fields in the order to show them. Used again for the next contact. For one thread.</summary>
public sealed class ContactDraft
{
    private const int ComparedOneByOne = 32;

    private readonly List<ContactField> _fields = [];
    private readonly HashSet<ContactField> _known = []; // those beyond a few alone
    private readonly List<PostalAddress> _addresses = [];
    private readonly List<PictureSpot> _pictures = [];
    private readonly List<int> _order = [];

    /// <summary>The id that the card or row gives; null for none.</summary>
    public string? Uid { get; set; }

    /// <summary>Whether a field has a value.</summary>
    /// <param name="field">Its name.</param>
    /// <returns>True when it has one.</returns>
    public bool Has(string field) => Value(field) is not null;

    /// <summary>The first value of a field.</summary>
    /// <param name="field">Its name.</param>
    /// <returns>The value; null where there is none.</returns>
    public string? Value(string field)
    {
        foreach (var candidate in CollectionsMarshal.AsSpan(_fields))
        {
            if (candidate.Name == field)
                return candidate.Value;
        }
        return null;
    }

    /// <summary>Adds a value unless it is empty or there already under that name.</summary>
    /// <param name="field">One of <see cref="WellKnownFields"/>, or a label.</param>
    /// <param name="value">The value, as it was written.</param>
    /// <param name="kind">What it is; null: as the name says.</param>
    /// <exception cref="ArgumentNullException">The field is null.</exception>
    public void Add(string field, string? value, ContactFieldKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        var text = FieldText.Clean(value);
        if (text.Length == 0)
            return;
        var name = Label(field);
        var added = kind is { } given ? new ContactField(name, text) { Kind = given } : new ContactField(name, text);
        if (!IsThere(added))
            _fields.Add(added);
    }

    /// <summary>
    /// Adds a number, or several where someone wrote them into one value; what has no digit in it is kept as a text, so that it stays visible.
    /// </summary>
    /// <param name="field">One of <see cref="WellKnownFields"/>, or a label.</param>
    /// <param name="value">The number, as it was written.</param>
    /// <exception cref="ArgumentNullException">The field is null.</exception>
    public void AddTelephone(string field, string? value)
    {
        if (value is not null && value.AsSpan().ContainsAny(',', ';', '\n') &&
            value.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } pieces &&
            Array.TrueForAll(pieces, piece => piece.Count(char.IsDigit) >= 6))
        {
            Array.ForEach(pieces, piece => AddOne(field, piece));
            return;
        }
        AddOne(field, value);
    }

    /// <summary>Adds a web page as a link, where it is one.</summary>
    /// <param name="field">One of <see cref="WellKnownFields"/>, or a label.</param>
    /// <param name="value">The address, as it was written.</param>
    /// <exception cref="ArgumentNullException">The field is null.</exception>
    public void AddWebPage(string field, string? value)
    {
        var text = FieldText.Clean(value);
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            text = "http://" + text;
        var isLink = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        Add(field, text, isLink ? ContactFieldKind.WebAddress : ContactFieldKind.Text);
    }

    /// <summary>Adds an address unless it is empty or there already.</summary>
    /// <param name="address">The address.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public void Add(PostalAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsEmpty && !_addresses.Contains(address))
            _addresses.Add(address);
    }

    /// <summary>Adds where a picture is; the first few count.</summary>
    /// <param name="picture">The place.</param>
    public void Add(PictureSpot picture)
    {
        if (_pictures.Count < 8)
            _pictures.Add(picture);
    }

    /// <summary>Makes the contact, and empties the draft.</summary>
    /// <param name="offset">Where the contact begins in its text.</param>
    /// <returns>Null when nothing tells who it is.</returns>
    public CardContact? Build(long offset)
    {
        DropNameThatIsTheCompany();
        AddAddressFields();
        CardContact? contact = null;
        if (_fields.Exists(TellsWho))
        {
            var fields = InOrder();
            contact = new CardContact
            {
                Uid = string.IsNullOrWhiteSpace(Uid) ? null : FieldText.Clean(Uid),
                Fields = fields,
                DisplayText = Array.Exists(fields, IsName) ? null : (Array.Find(fields, field => field.Name == "Nickname") ?? Array.Find(fields, TellsWho))?.Value,
                Pictures = _pictures.Count == 0 ? [] : [.. _pictures],
                Offset = offset,
            };
        }
        Clear();
        return contact;
    }

    private void Clear()
    {
        Uid = null;
        _fields.Clear();
        _known.Clear();
        _addresses.Clear();
        _pictures.Clear();
    }

    private bool IsThere(ContactField added)
    {
        if (_fields.Count < ComparedOneByOne)
        {
            foreach (var field in CollectionsMarshal.AsSpan(_fields))
            {
                if (field.Value == added.Value && field.Name == added.Name && field.Kind == added.Kind)
                    return true;
            }
            return false;
        }
        if (_known.Count == 0)
            _known.UnionWith(_fields);
        return !_known.Add(added);
    }

    private void AddOne(string field, string? value)
    {
        // Mail to a pager has an address rather than a number.
        if (value is null || !value.Any(char.IsDigit) || value.Contains('@', StringComparison.Ordinal))
            Add(field == WellKnownFields.Fax || WellKnownFields.Contains(field) ? "Telephone" : field, value, ContactFieldKind.Text);
        else
            Add(field, value, field == WellKnownFields.Fax ? ContactFieldKind.Fax : ContactFieldKind.Telephone);
    }

    // A card of a company repeats the company as the person's name.
    private void DropNameThatIsTheCompany()
    {
        if (Value(WellKnownFields.CompanyName) is { } company && !Has(WellKnownFields.FirstName) && !Has(WellKnownFields.LastName))
            _fields.RemoveAll(field => field.Name == WellKnownFields.ContactName && field.Value.Equals(company, StringComparison.OrdinalIgnoreCase));
    }

    // One address makes the fields every client knows, the one at work before the one at home; the others stand in one line each.
    private void AddAddressFields()
    {
        if (_addresses.Count == 0)
            return;
        var shown = _addresses.Count == 1 ? _addresses[0] : _addresses.MinBy(address => (address.IsPreferred ? 0 : 1, address.Place switch
        {
            Place.Work => 0,
            Place.None => 1,
            Place.Home => 2,
            _ => 3,
        }));
        foreach (var address in _addresses)
        {
            if (!ReferenceEquals(address, shown))
            {
                Add(address.Place switch { Place.Work => "Business address", Place.Home => "Home address", _ => "Other address" }, address.OneLine);
                continue;
            }
            Add(WellKnownFields.Street, address.Street);
            Add(WellKnownFields.PostalCode, address.PostalCode);
            Add(WellKnownFields.City, address.City);
            Add("Region", address.Region);
            Add(WellKnownFields.Country, address.Country);
        }
    }

    private ContactField[] InOrder()
    {
        _order.Clear();
        for (var i = 0; i < _fields.Count; i++)
            _order.Add(Rank(_fields[i]) << 16 | i); // a card has fewer properties than that
        _order.Sort();
        var fields = new ContactField[_fields.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = _fields[_order[i] & 0xFFFF];
        return fields;
    }

    private static bool IsName(ContactField field) => field.Name is
        WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName or WellKnownFields.CompanyName;

    private static bool TellsWho(ContactField field) =>
        IsName(field) || field.Name == "Nickname" || field.Kind is ContactFieldKind.Telephone or ContactFieldKind.Email or ContactFieldKind.Fax;

    private static int Rank(ContactField field) => field.Name switch
    {
        WellKnownFields.FirstName => 0,
        WellKnownFields.LastName => 1,
        WellKnownFields.ContactName => 2,
        WellKnownFields.CompanyName => 3,
        WellKnownFields.JobTitle => 4,
        WellKnownFields.BusinessPhone => 5,
        WellKnownFields.MobilePhone => 6,
        WellKnownFields.HomePhone => 7,
        WellKnownFields.OtherPhone => 8,
        WellKnownFields.Notes => 100,
        _ => field.Kind switch
        {
            ContactFieldKind.Telephone => 20,
            ContactFieldKind.Fax => 21,
            ContactFieldKind.Email => 22,
            _ => WellKnownFields.Contains(field.Name) || field.Name == "Region" ? 30 : 40,
        },
    };

    private static string Label(string label)
    {
        if (WellKnownFields.Contains(label))
            return label;
        var clean = FieldText.Clean(label.ReplaceLineEndings(" "));
        return clean.Length switch { 0 => "Other", > 64 => clean[..(char.IsHighSurrogate(clean[63]) ? 63 : 64)], _ => clean };
    }
}
