using Engine.Sdk;

namespace Engine.Core.Caching.Packing;

/// <summary>A contact as bytes: what stands on disk and in memory, taken apart only for the few that are shown.</summary>
/// <param name="Key">Which record it is.</param>
/// <param name="Body">What <see cref="Pack"/> made of it.</param>
public readonly record struct PackedContact(RecordKey Key, ReadOnlyMemory<byte> Body)
{
    public static PackedContact Pack(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new(contact.Key, ContactCodec.Encode(contact));
    }

    /// <returns>Null when the bytes are no contact.</returns>
    public Contact? Unpack() => ContactCodec.Decode(Key, Body.Span);
}
