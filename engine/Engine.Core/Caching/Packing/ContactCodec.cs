using System.Buffers;
using Engine.Sdk;

namespace Engine.Core.Caching.Packing;

/// <summary>
/// A contact as few bytes as can be read back fast: a version, flags, then the texts by length. A well-known field name is one byte, and comes back as the
/// one string all contacts share.
/// </summary>
internal static class ContactCodec
{
    private const byte Version = 1;
    private const byte OtherName = 0;

    // Position + 1 is what stands on disk: append only.
    private static readonly string[] Names =
    [
        WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.JobTitle,
        WellKnownFields.Email, WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone, WellKnownFields.HomePhone, WellKnownFields.OtherPhone,
        WellKnownFields.Fax, WellKnownFields.Street, WellKnownFields.City, WellKnownFields.PostalCode, WellKnownFields.Country, WellKnownFields.Notes,
    ];

    private static readonly Dictionary<string, byte> Codes = Names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => (byte)(n.i + 1));

    [Flags]
    private enum Parts : byte
    {
        DisplayText = 1,
        WebAddress = 2,
        ForbidsCallLog = 4,
        Actions = 8,
    }

    public static byte[] Encode(Contact contact)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.WriteByte(Version);
        bytes.WriteByte((byte)PartsOf(contact));
        if (contact.DisplayText is { } display)
        {
            bytes.WriteText(display);
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
            return bytes.ReadByte() == Version ? Read(key, ref bytes) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Contact Read(RecordKey key, ref ByteReader bytes)
    {
        var parts = (Parts)bytes.ReadByte();
        var display = parts.HasFlag(Parts.DisplayText) ? bytes.ReadText() : null;
        var address = parts.HasFlag(Parts.WebAddress) ? bytes.ReadText() : null;
        var fields = new ContactField[bytes.ReadCount()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = ReadField(ref bytes);
        }

        var actions = parts.HasFlag(Parts.Actions) ? new RecordAction[bytes.ReadCount()] : [];
        for (var i = 0; i < actions.Length; i++)
        {
            actions[i] = new() { ActionId = bytes.ReadText(), DisplayText = bytes.ReadText() };
        }

        return new()
        {
            Key = key,
            Fields = fields,
            DisplayText = display,
            WebAddress = Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri) ? uri : null,
            AllowsCallLog = !parts.HasFlag(Parts.ForbidsCallLog),
            Actions = actions,
        };
    }

    private static Parts PartsOf(Contact contact) =>
        (contact.DisplayText is null ? 0 : Parts.DisplayText)
        | (contact.WebAddress is null ? 0 : Parts.WebAddress)
        | (contact.AllowsCallLog ? 0 : Parts.ForbidsCallLog)
        | (contact.Actions.Count == 0 ? 0 : Parts.Actions);

    private static void WriteField(ArrayBufferWriter<byte> bytes, ContactField field)
    {
        if (Codes.TryGetValue(field.Name, out var code))
        {
            bytes.WriteByte(code);
        }
        else
        {
            bytes.WriteByte(OtherName);
            bytes.WriteText(field.Name);
        }

        bytes.WriteByte((byte)field.Kind);
        bytes.WriteText(field.Value);
    }

    private static ContactField ReadField(ref ByteReader bytes)
    {
        var code = bytes.ReadByte();
        if (code > Names.Length)
        {
            throw new FormatException("A field name of a later version.");
        }

        var name = code == OtherName ? bytes.ReadText() : Names[code - 1];
        var kind = (ContactFieldKind)bytes.ReadByte();
        return name.Length > 0 ? new(name, bytes.ReadText()) { Kind = kind } : throw new FormatException("A field without a name.");
    }
}
