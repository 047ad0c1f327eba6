using System.Buffers;
using System.Text;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Caching.Packing;

/// <summary>
/// A contact as few bytes as can be read back fast: a version, flags, then the texts by length. A well-known field name is one byte, and comes back as the
/// one string all contacts share; a kind that follows from the name takes none.
/// </summary>
internal static class ContactCodec
{
    private const byte Version = 1;
    private const byte OtherName = 0;
    private const byte HasKind = 0x80; // of a field whose kind does not follow from its name

    // Position + 1 is what stands on disk: append only.
    private static readonly string[] Names =
    [
        WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.JobTitle,
        WellKnownFields.Email, WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone, WellKnownFields.HomePhone, WellKnownFields.OtherPhone,
        WellKnownFields.Fax, WellKnownFields.Street, WellKnownFields.City, WellKnownFields.PostalCode, WellKnownFields.Country, WellKnownFields.Notes,
    ];

    private static readonly Dictionary<string, byte> Codes = Names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (byte)(n.i + 1));

    public static byte[] Encode(Contact contact)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.WriteByte(Version);
        bytes.WriteByte((byte)PartsOf(contact));
        if (HasDisplayText(contact))
        {
            bytes.WriteText(contact.DisplayText ?? "");
        }

        if (contact.WebAddress is { } address)
        {
            bytes.WriteText(address.OriginalString);
        }

        bytes.WriteCount(contact.Fields.Count);
        foreach (var field in contact.Fields)
        {
            WriteField(bytes, field);
        }

        if (contact.Actions.Count > 0)
        {
            bytes.WriteCount(contact.Actions.Count);
            foreach (var action in contact.Actions)
            {
                bytes.WriteText(action.ActionId);
                bytes.WriteText(action.DisplayText);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <param name="key">What the contact is of.</param>
    /// <param name="body">What <see cref="Encode"/> made.</param>
    /// <returns>Null when the bytes are no contact.</returns>
    public static Contact? Decode(RecordKey key, ReadOnlySpan<byte> body)
    {
        try
        {
            var bytes = new ByteReader(body);
            return Read(key, ref bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Contact Read(RecordKey key, ref ByteReader bytes)
    {
        var parts = ReadParts(ref bytes);
        var display = parts.HasFlag(ContactParts.DisplayText) ? bytes.ReadText() : null;
        var address = parts.HasFlag(ContactParts.WebAddress) ? bytes.ReadText() : null;
        var fields = new ContactField[bytes.ReadCount()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = ReadField(ref bytes);
        }

        var actions = parts.HasFlag(ContactParts.Actions) ? new RecordAction[bytes.ReadCount()] : [];
        for (var i = 0; i < actions.Length; i++)
        {
            actions[i] = new() { ActionId = bytes.ReadText(), DisplayText = bytes.ReadText() };
        }

        return new()
        {
            Key = key,
            Fields = fields,
            DisplayText = display ?? DisplayText.Of(key, fields),
            WebAddress = Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri) ? uri : null,
            AllowsCallLog = !parts.HasFlag(ContactParts.ForbidsCallLog),
            Actions = actions,
        };
    }

    // The text that the engine would make itself is made again.
    private static bool HasDisplayText(Contact contact) => contact.DisplayText is { } text && text != DisplayText.Of(contact.Key, contact.Fields);

    private static ContactParts PartsOf(Contact contact) =>
        (HasDisplayText(contact) ? ContactParts.DisplayText : 0)
        | (contact.WebAddress is null ? 0 : ContactParts.WebAddress)
        | (contact.AllowsCallLog ? 0 : ContactParts.ForbidsCallLog)
        | (contact.Actions.Count == 0 ? 0 : ContactParts.Actions);

    private static void WriteField(ArrayBufferWriter<byte> bytes, ContactField field)
    {
        var code = Codes.GetValueOrDefault(field.Name, OtherName);
        var hasKind = field.Kind != WellKnownFields.KindOf(field.Name);
        bytes.WriteByte((byte)(code | (hasKind ? HasKind : 0)));
        if (code == OtherName) bytes.WriteText(field.Name);
        if (hasKind) bytes.WriteByte((byte)field.Kind);
        bytes.WriteText(field.Value);
    }

    private static ContactField ReadField(ref ByteReader bytes)
    {
        var name = ReadName(ref bytes, out var label, out var kind) ?? Encoding.UTF8.GetString(label);
        return name.Length > 0 ? new(name, bytes.ReadText()) { Kind = kind } : throw new FormatException("A field without a name.");
    }

    /// <exception cref="FormatException">The bytes are of another version.</exception>
    public static ContactParts ReadParts(ref ByteReader bytes) =>
        bytes.ReadByte() == Version ? (ContactParts)bytes.ReadByte() : throw new FormatException("A contact of another version.");

    /// <summary>A field's name and kind.</summary>
    /// <returns>Null when the name is the CRM's own.</returns>
    public static string? ReadName(scoped ref ByteReader bytes, out ReadOnlySpan<byte> label, out ContactFieldKind kind)
    {
        var first = bytes.ReadByte();
        var code = first & ~HasKind;
        if (code > Names.Length) throw new FormatException("A field name of a later version.");
        var name = code == OtherName ? null : Names[code - 1];
        label = name is null ? bytes.ReadBytes() : default;
        kind = (first & HasKind) != 0 ? (ContactFieldKind)bytes.ReadByte() : name is null ? ContactFieldKind.Text : WellKnownFields.KindOf(name);
        return name;
    }
}

/// <summary>Which parts a packed contact has; stands on disk.</summary>
[Flags]
internal enum ContactParts : byte
{
    DisplayText = 1,
    WebAddress = 2,
    ForbidsCallLog = 4,
    Actions = 8,
}
