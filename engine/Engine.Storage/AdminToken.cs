using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Storage;

/// <summary>The secret by which this user's own programs configure the engine: made once, in a file only the user can read.</summary>
public sealed class AdminToken
{
    private const int Bytes = 32;
    private const int MaxLength = 512;

    private AdminToken(string value) => Value = value;

    public string Value { get; }

    /// <summary>Compares in a time that tells nothing about the token.</summary>
    public bool Matches(string? presented) =>
        presented is { Length: > 0 and <= MaxLength }
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(presented)), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));

    /// <summary>The token of a folder, as a program beside the engine reads it; null when there is none.</summary>
    public static AdminToken? Read(DataFolder folder)
    {
        var file = new FileInfo(folder.AdminTokenFile);
        if (!file.Exists || file.Length > MaxLength)
        {
            return null;
        }

        // An editor may have added a line feed.
        var text = File.ReadAllText(file.FullName).Trim();
        return IsToken(text) ? new(text) : null;
    }

    /// <summary>What is no token, such as an emptied file, is replaced.</summary>
    internal static AdminToken ReadOrCreate(DataFolderLock held)
    {
        UserOnlyFile.Tighten(held.Folder.AdminTokenFile);
        if (Read(held.Folder) is { } known)
        {
            return known;
        }

        var made = new AdminToken(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));
        UserOnlyFile.Write(held.Folder.AdminTokenFile, Encoding.ASCII.GetBytes(made.Value));
        return made;
    }

    /// <summary>Redacted, so that no log shows it.</summary>
    public override string ToString() => "********";

    private static bool IsToken(string text) =>
        text.Length >= Base64Url.GetEncodedLength(Bytes) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
