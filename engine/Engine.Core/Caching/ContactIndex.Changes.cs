using Engine.Core.Caching.Packing;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <content>Building, changing and keeping an index. The image holds the contacts alone, so that loading builds the index again.</content>
public sealed partial class ContactIndex
{
    private const uint ImageVersion = 0x31584943;

    private ContactIndex? _base;

    public static async Task<ContactIndex> BuildAsync(IAsyncEnumerable<PackedContact> contacts, PhoneNumberReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var unpacked = new List<Contact>();
        await foreach (var packed in contacts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (packed.Unpack() is { } contact) unpacked.Add(contact);
        }

        return Build(unpacked, reader);
    }

    public ContactIndex WithChanges(IReadOnlyList<PackedContact> changed, IReadOnlyList<RecordKey> removed, PhoneNumberReader reader)
    {
        var whole = _base ?? this;
        var gone = removed.ToHashSet();
        var index = Build([.. whole._byKey.Values.Where(contact => !gone.Contains(contact.Key)), .. changed.Select(packed => packed.Unpack()).OfType<Contact>()], reader);
        index._base = whole;
        return index;
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var contacts = (_base ?? this)._byKey.Values;
        writer.Write(ImageVersion);
        writer.Write(contacts.Count);
        foreach (var packed in contacts.Select(PackedContact.Pack))
        {
            writer.Write(packed.Key.Book.ToString());
            writer.Write(packed.Key.Type);
            writer.Write(packed.Key.Id);
            writer.Write(packed.Body.Length);
            writer.Write(packed.Body.Span);
        }

        writer.Write(ImageVersion);
    }

    public static ContactIndex? Load(Stream stream, PhoneNumberReader reader)
    {
        try
        {
            using var source = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            if (source.ReadUInt32() != ImageVersion) return null;
            var contacts = new List<Contact>();
            for (var left = source.ReadInt32(); left > 0; left--)
            {
                var key = new RecordKey(AddressBookId.Parse(source.ReadString(), null), source.ReadString(), source.ReadString());
                if (new PackedContact(key, source.ReadBytes(source.ReadInt32())).Unpack() is { } contact) contacts.Add(contact);
            }

            return source.ReadUInt32() == ImageVersion ? Build(contacts, reader) : null;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
