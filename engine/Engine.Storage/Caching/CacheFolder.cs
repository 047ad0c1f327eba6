using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Sdk;

namespace Engine.Storage.Caching;

/// <summary>
/// The files of the copies: a database for each set, and images of the indexes made of it, named after book, set and revision. A set is a file of its own
/// so that giving it up is a deletion, and costs nobody a wait; all of them can be made anew from the CRM.
/// </summary>
internal sealed partial class CacheFolder(DataFolderLock held)
{
    private readonly string _folder = held.Folder.CachesFolder;

    public string SetFile(AddressBookId book, long set) => Path.Combine(_folder, Invariant($"{book}-{set:x16}.db"));

    public string ImageFile(AddressBookId book, long set, long revision) => Path.Combine(_folder, Invariant($"{book}-{set:x16}-{revision:x}.index"));

    public IReadOnlyList<CacheFile> List() => List("*");

    public IReadOnlyList<CacheFile> ListOf(AddressBookId book) => List($"{book}-*");

    /// <summary>The book's sets, the newest first.</summary>
    public IReadOnlyList<long> SetsOf(AddressBookId book) =>
        [.. ListOf(book).Where(file => file.Kind == CacheFileKind.Set).Select(file => file.Set).OrderDescending()];

    /// <summary>The newest image of the set; null when there is none.</summary>
    public CacheFile? ImageOf(AddressBookId book, long set) =>
        ListOf(book).Where(file => file.Set == set && file.Kind == CacheFileKind.Image).MaxBy(file => file.Revision);

    public void Delete(AddressBookId book, Func<CacheFile, bool> which) => Delete(ListOf(book).Where(which));

    /// <summary>Deletes what it can. Where a file in use cannot be deleted, the next purge does.</summary>
    public static void Delete(IEnumerable<CacheFile> files)
    {
        // A database before its log: one without its log may contradict itself, while a log alone is never read.
        foreach (var file in files.OrderBy(file => file.Kind == CacheFileKind.Remainder))
        {
            try
            {
                File.Delete(file.Path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Windows: still open somewhere.
            }
        }
    }

    private List<CacheFile> List(string pattern) => [.. Directory.EnumerateFiles(_folder, pattern).Select(Read).OfType<CacheFile>()];

    private static CacheFile? Read(string path)
    {
        if (Name().Match(Path.GetFileName(path)) is not { Success: true } name || !AddressBookId.TryParse(name.Groups["book"].Value, null, out var book))
        {
            return null;
        }

        var revision = name.Groups["revision"];
        return new()
        {
            Path = path,
            Book = book,
            Set = Hex(name.Groups["set"].Value),
            Revision = revision.Success ? Hex(revision.Value) : 0,
            Kind = name.Groups["rest"].Length > 0 ? CacheFileKind.Remainder : revision.Success ? CacheFileKind.Image : CacheFileKind.Set,
        };
    }

    private static long Hex(string digits) => long.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A set's log and its index, and an image that was not finished, are remainders when what they belong to is gone.
    [GeneratedRegex("^(?<book>[0-9a-f]{32})-(?<set>[0-9a-f]{16})(-(?<revision>[0-9a-f]{1,16})\\.index|\\.db)(?<rest>-wal|-shm|-journal|\\.new)?$")]
    private static partial Regex Name();
}

internal enum CacheFileKind
{
    Set,
    Image,

    /// <summary>What SQLite keeps beside a set, or an image that was not finished.</summary>
    Remainder,
}

internal sealed record CacheFile
{
    public required string Path { get; init; }

    public required AddressBookId Book { get; init; }

    public required long Set { get; init; }

    public required long Revision { get; init; }

    public required CacheFileKind Kind { get; init; }
}
