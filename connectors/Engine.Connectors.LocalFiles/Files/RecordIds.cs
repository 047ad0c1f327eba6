using System.Security.Cryptography;
using System.Text;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Gives every contact of one file an id that stays: its own UID where it has one, else a digest of what it says.</summary>
/// <param name="file">The file's path below the book's folder.</param>
/// <param name="isAlone">Whether it is the book's only file; else the file is part of the id, since two files may hold one UID.</param>
internal sealed class RecordIds(string file, bool isAlone)
{
    private const int RoomForSuffix = 64;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly string _suffix = isAlone ? "" : "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)).AsSpan(0, 4));

    public RecordPlaces Places { get; } = new();

    public string Next(CardContact contact)
    {
        if (OwnId(contact) is { } own && Places.TryAdd(own, contact.Offset))
            return own;
        // The same UID twice: the content tells them apart before the order does.
        var id = ContentId(contact);
        if (Places.TryAdd(id, contact.Offset))
            return id;
        var count = _counts.GetValueOrDefault(id, 1);
        string other;
        do
            other = $"{id}~{++count}";
        while (!Places.TryAdd(other, contact.Offset));
        _counts[id] = count;
        return other;
    }

    /// <summary>Whether a contact of this file may have got that id.</summary>
    public bool Fits(CardContact contact, string id)
    {
        if (id == OwnId(contact))
            return true;
        var content = ContentId(contact);
        return id.StartsWith(content, StringComparison.Ordinal) && (id.Length == content.Length || id[content.Length] == '~');
    }

    private string? OwnId(CardContact contact) => contact.Uid is { Length: > 0 and <= RecordKey.MaxIdLength - RoomForSuffix } uid ? uid + _suffix : null;

    private string ContentId(CardContact contact) =>
        OwnId(contact) is { } own ? $"{own}~{ContactDigest.Of(file, contact.Fields)}" : ContactDigest.Of(file, contact.Fields);
}
