using System.Text;

namespace Engine.Storage.Caching;

/// <summary>A number for a record's type and id, the same in every process: what is on disk was found by it.</summary>
internal static class KeyHash
{
    // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(string type, string id) => (long)Add(Add(Add(Offset, type), "\0"), id);

    private static ulong Add(ulong hash, string text)
    {
        // Of the bytes that SQLite stores: half a surrogate pair is not kept as what it was.
        var bytes = text.Length <= 128 ? stackalloc byte[text.Length * 3] : new byte[Encoding.UTF8.GetByteCount(text)];
        foreach (var part in bytes[..Encoding.UTF8.GetBytes(text, bytes)])
        {
            hash = (hash ^ part) * Prime;
        }

        return hash;
    }
}
