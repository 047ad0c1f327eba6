using System.Security.Cryptography;
using System.Text;
using Engine.Connectors.LocalFiles.Live;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>What is known of a book's files at one moment. Immutable; a change of the files makes another one.</summary>
internal sealed class BookState
{
    public const string RecordType = "Contact";

    private readonly bool _isAlone;

    public BookState(IEnumerable<FileState> files, ProblemList folder, bool isAlone)
    {
        _isAlone = isAlone;
        var room = Limits.RememberedIds;
        Files = [.. files.Select(file => file.Ids is { } ids && (room -= ids.Count) < 0 ? file with { Ids = null } : file)];
        Folder = folder;
        Token = Hash(Files.Select(file => (file.Stamp, file.IsRead)), isAlone);
        Count = Files.Sum(file => file.Count);
        ProblemCount = folder.Count + Files.Sum(file => file.Problems.Count);
    }

    public IReadOnlyList<FileState> Files { get; }

    /// <summary>What was wrong with the folder itself.</summary>
    public ProblemList Folder { get; }

    /// <summary>Names this state of the files, in this process and every later one of the same connector.</summary>
    public string Token { get; }

    public int Count { get; }

    public int ProblemCount { get; }

    public IEnumerable<ReadProblem> Problems => Folder.First.Concat(Files.SelectMany(file => file.Problems.First));

    /// <summary>The contacts in memory; null unless live searches need them.</summary>
    public LiveContacts? Live { get; init; }

    /// <summary>The token of files that are read whole.</summary>
    public static string TokenOf(FileScan scan) => Hash(scan.Files.Select(file => (file, true)), scan.IsAlone);

    public static Contact ToContact(CardContact contact, RecordKey key) => new() { Key = key, Fields = contact.Fields, DisplayText = contact.DisplayText };

    public BookState WithoutContacts() => new(Files.Select(file => file with { Contacts = null }), Folder, _isAlone);

    /// <summary>The record as its file has it now, and that file; null when it is not where it was.</summary>
    public (CardContact Contact, FileState File)? Read(RecordKey key)
    {
        if (key.Type != RecordType)
            return null;
        foreach (var file in Files)
        {
            if (file.Records.Places.Find(key.Id) is { } offset && file.IsOnDisk() &&
                ContactReading.ReadAt(file.Stamp.Path, offset) is { } contact && file.Records.Fits(contact, key.Id))
            {
                return (contact, file);
            }
        }
        return null;
    }

    /// <summary>Whether it is worth looking for the record's picture.</summary>
    public bool MayHavePicture(RecordKey key) =>
        key.Type == RecordType && Files.FirstOrDefault(file => file.Records.Places.Find(key.Id) is not null) is null or { HasPictures: true };

    // A new version of the connector may read the same files differently, so it is part of what is named.
    private static string Hash(IEnumerable<(FileStamp Stamp, bool IsRead)> files, bool isAlone)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(BookState).Module.ModuleVersionId.ToByteArray());
        hash.AppendData([isAlone ? (byte)1 : (byte)0]);
        foreach (var (stamp, isRead) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{stamp.Name}\0{(isRead ? stamp.Bytes : -1)}\0{stamp.LastWrite.Ticks}\0")));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
