using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>A name for what a contact says: the same wherever in its file it stands, and in every later process.</summary>
internal static class ContactDigest
{
    // Sixteen letters, of which a million are kept; two that are alike by chance get numbers.
    private const int Bytes = 12;

    /// <param name="file">The file's path below the folder: the same contact in two files is two records.</param>
    /// <param name="fields">What the contact says.</param>
    public static string Of(string file, IReadOnlyList<ContactField> fields)
    {
        var length = Encoding.UTF8.GetMaxByteCount(file.Length);
        for (var i = 0; i < fields.Count; i++)
            length += 2 + Encoding.UTF8.GetMaxByteCount(fields[i].Name.Length + fields[i].Value.Length);
        var text = ArrayPool<byte>.Shared.Rent(length);
        var written = Encoding.UTF8.GetBytes(file, text);
        for (var i = 0; i < fields.Count; i++)
        {
            text[written++] = 0;
            written += Encoding.UTF8.GetBytes(fields[i].Name, text.AsSpan(written));
            text[written++] = 1;
            written += Encoding.UTF8.GetBytes(fields[i].Value, text.AsSpan(written));
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.AsSpan(0, written), hash);
        ArrayPool<byte>.Shared.Return(text);
        return Base64Url.EncodeToString(hash[..Bytes]);
    }
}
