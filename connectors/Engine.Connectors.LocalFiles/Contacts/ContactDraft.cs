using System.Security.Cryptography;
using System.Text;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>A contact in the making, filled from a card or a row; puts the fields in the order to show them.</summary>
internal sealed class ContactDraft
{
    private static readonly string[] Order =
    [
        WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.JobTitle,
        WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone, WellKnownFields.HomePhone, WellKnownFields.OtherPhone,
    ];

    private readonly List<ContactField> _fields = [];
    private readonly HashSet<ContactField> _known = [];
    private readonly List<PostalAddress> _addresses = [];
    private readonly List<PictureSpot> _pictures = [];

    public string? Uid { get; set; }

    public bool Has(string field) => _fields.Exists(candidate => candidate.Name == field);

    public string? Value(string field) => _fields.Find(candidate => candidate.Name == field)?.Value;

    /// <summary>Adds a value unless it is empty or there already under that name.</summary>
    public void Add(string field, string? value, ContactFieldKind? kind = null)
    {
        var text = FieldText.Clean(value);
        if (text.Length == 0)
            return;
        var name = Label(field);
        var added = kind is { } given ? new ContactField(name, text) { Kind = given } : new ContactField(name, text);
        if (_known.Add(added))
            _fields.Add(added);
    }

    /// <summary>
    /// Adds a number, or several where someone wrote them into one value; what has no digit in it is kept as a text, so that it stays visible.
    /// </summary>
    public void AddTelephone(string field, string? value)
    {
        var pieces = value?.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (pieces.Length > 1 && pieces.All(piece => piece.Count(char.IsDigit) >= 6))
            Array.ForEach(pieces, piece => AddOne(field, piece));
        else
            AddOne(field, value);
    }

    private void AddOne(string field, string? value)
    {
        if (value is null || !value.Any(char.IsDigit))
            Add(field == WellKnownFields.Fax || WellKnownFields.Contains(field) ? "Telephone" : field, value, ContactFieldKind.Text);
        else
            Add(field, value, field == WellKnownFields.Fax ? ContactFieldKind.Fax : ContactFieldKind.Telephone);
    }

    /// <summary>Adds a web page as a link, where it is one.</summary>
    public void AddWebPage(string field, string? value)
    {
        var text = FieldText.Clean(value);
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            text = "http://" + text;
        var isLink = Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        Add(field, text, isLink ? ContactFieldKind.WebAddress : ContactFieldKind.Text);
    }

    public void Add(PostalAddress address)
    {
        if (!address.IsEmpty && !_addresses.Contains(address))
            _addresses.Add(address);
    }

    public void Add(PictureSpot picture)
    {
        if (_pictures.Count < 8)
            _pictures.Add(picture);
    }

    /// <param name="file">The file's path below the folder; part of the digest.</param>
    /// <returns>Null when nothing tells who it is.</returns>
    public FileContact? Build(string file)
    {
        DropNameThatIsTheCompany();
        AddAddressFields();
        if (!_fields.Exists(TellsWho))
            return null;
        ContactField[] fields = [.. _fields.OrderBy(Rank)];
        return new FileContact
        {
            Uid = string.IsNullOrWhiteSpace(Uid) ? null : FieldText.Clean(Uid),
            Digest = DigestOf(file, fields),
            Fields = fields,
            DisplayText = fields.Any(IsName) ? null : (fields.FirstOrDefault(field => field.Name == "Nickname") ?? fields.First(TellsWho)).Value,
            Pictures = _pictures.Count == 0 ? [] : [.. _pictures],
        };
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
        var shown = _addresses.OrderBy(address => address.IsPreferred ? 0 : 1).ThenBy(address => address.Place switch
        {
            Place.Work => 0,
            Place.None => 1,
            Place.Home => 2,
            _ => 3,
        }).FirstOrDefault();
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

    private static bool IsName(ContactField field) => field.Name is
        WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName or WellKnownFields.CompanyName;

    private static bool TellsWho(ContactField field) =>
        IsName(field) || field.Name == "Nickname" || field.Kind is ContactFieldKind.Telephone or ContactFieldKind.Email or ContactFieldKind.Fax;

    private static int Rank(ContactField field) => Array.IndexOf(Order, field.Name) switch
    {
        >= 0 and var known => known,
        _ => field.Name == WellKnownFields.Notes ? 100 : field.Kind switch
        {
            ContactFieldKind.Telephone => 20,
            ContactFieldKind.Fax => 21,
            ContactFieldKind.Email => 22,
            _ => WellKnownFields.Contains(field.Name) || field.Name == "Region" ? 30 : 40,
        },
    };

    private static string Label(string label)
    {
        var clean = FieldText.Clean(label.ReplaceLineEndings(" "));
        return clean.Length switch { 0 => "Other", > 64 => clean[..(char.IsHighSurrogate(clean[63]) ? 63 : 64)], _ => clean };
    }

    private static string DigestOf(string file, ContactField[] fields)
    {
        var text = new StringBuilder(file);
        foreach (var field in fields)
            text.Append('\0').Append(field.Name).Append('\u0001').Append(field.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
