using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Engine.Connectors.LocalFiles.Contacts;
using Engine.Connectors.LocalFiles.Search;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>All contacts of a book at one moment. Immutable; a change of the files makes another one.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, int> _byId;
    private readonly List<(FileContact Contact, LoadedFile File)> _sources;

    private Snapshot(
        IReadOnlyList<LoadedFile> files, ProblemList folder, List<Contact> contacts, List<(FileContact, LoadedFile)> sources, Dictionary<string, int> byId)
    {
        Files = files;
        Folder = folder;
        Contacts = contacts;
        Numbers = NumberIndex.Build(contacts);
        Names = NameIndex.Build(contacts);
        Version = VersionOf(contacts, sources);
        _byId = byId;
        _sources = sources;
        IsCut = contacts.Count < files.Sum(file => file.Contacts.Count);
    }

    public IReadOnlyList<LoadedFile> Files { get; }

    public IReadOnlyList<Contact> Contacts { get; }

    public NumberIndex Numbers { get; }

    public NameIndex Names { get; }

    /// <summary>The same for the same contacts under the same ids, in this process and every later one.</summary>
    public string Version { get; }

    /// <summary>Whether there were more contacts than fit.</summary>
    public bool IsCut { get; }

    public int ProblemCount => (IsCut ? 1 : 0) + Folder.Count + Files.Sum(file => file.Problems.Count);

    public IEnumerable<ReadProblem> Problems =>
        (IsCut ? [new ReadProblem("", 0, $"there are more than {Limits.Contacts} contacts: the rest is left out")] : Array.Empty<ReadProblem>()).Concat(Folder.First).Concat(Files.SelectMany(file => file.Problems.First));

    /// <summary>What was wrong with the folder itself.</summary>
    public ProblemList Folder { get; }

    public static Snapshot Of(IReadOnlyList<LoadedFile> files, ProblemList folder, AddressBookId book)
    {
        var contacts = new List<Contact>(files.Sum(file => file.Contacts.Count));
        var sources = new List<(FileContact, LoadedFile)>(contacts.Capacity);
        var byId = new Dictionary<string, int>(contacts.Capacity, StringComparer.Ordinal);
        var ids = new RecordIds();
        foreach (var file in files)
        {
            foreach (var contact in file.Contacts)
            {
                if (contacts.Count >= Limits.Contacts)
                    break;
                var id = ids.Next(contact);
                byId.Add(id, contacts.Count);
                contacts.Add(new Contact { Key = new(book, "Contact", id), Fields = contact.Fields, DisplayText = contact.DisplayText });
                sources.Add((contact, file));
            }
        }
        return new Snapshot(files, folder, contacts, sources, byId);
    }

    public Contact? Find(RecordKey key) => Index(key) is { } index ? Contacts[index] : null;

    /// <summary>Where the record's pictures may be, and the file they are in.</summary>
    public (IReadOnlyList<PictureSpot> Spots, LoadedFile File)? PicturesOf(RecordKey key) =>
        Index(key) is { } index && _sources[index] is var (contact, file) ? (contact.Pictures, file) : null;

    private int? Index(RecordKey key) => key.Type == "Contact" && _byId.TryGetValue(key.Id, out var index) ? index : null;

    private static string VersionOf(List<Contact> contacts, List<(FileContact Contact, LoadedFile File)> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < contacts.Count; i++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(contacts[i].Key.Id.AsSpan()));
            hash.AppendData(Encoding.ASCII.GetBytes(sources[i].Contact.Digest));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
