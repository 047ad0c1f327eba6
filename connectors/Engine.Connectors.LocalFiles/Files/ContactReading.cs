using System.Text;
using Engine.Connectors.LocalFiles.Contacts;
using Engine.Connectors.LocalFiles.Csv;
using Engine.Connectors.LocalFiles.VCards;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Reads one file as what it is: a vCard file or a table.</summary>
internal static class FileLoading
{
    public static LoadedFile Load(FileStamp file, CancellationToken cancellationToken)
    {
        var problems = new ProblemList(file.Name);
        try
        {
            return new LoadedFile { Stamp = file, Contacts = Read(file, problems, cancellationToken), Problems = problems, IsRead = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(0, $"the file cannot be read ({FileScan.Reason(e)})");
            return new LoadedFile { Stamp = file, Contacts = [], Problems = problems, IsRead = false };
        }
    }

    private static IReadOnlyList<FileContact> Read(FileStamp file, ProblemList problems, CancellationToken cancellationToken)
    {
        if (file.Bytes > Limits.FileBytes)
        {
            problems.Add(0, $"the file is larger than {Limits.FileBytes / (1024 * 1024)} MB and is not read");
            return [];
        }
        if (file.Bytes == 0) // a device or a pipe has no length either, and reading one might never end
            return [];
        return IsVCard(file.Path) ? ReadCards(file, problems, cancellationToken) : CsvContacts.Read(file.Path, problems, cancellationToken);
    }

    // Only a file that the user named himself may have any extension; then its beginning tells.
    private static bool IsVCard(string path)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".VCF" or ".VCARD":
                return true;
            case ".CSV" or ".TSV":
                return false;
        }
        using var file = TextFile.Open(path);
        var start = new byte[4096];
        var read = file.Stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.Latin1.GetString(start, 0, read).Contains("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase);
    }

    private static List<FileContact> ReadCards(FileStamp stamp, ProblemList problems, CancellationToken cancellationToken)
    {
        using var file = TextFile.Open(stamp.Path);
        var contacts = new List<FileContact>();
        var cards = 0;
        foreach (var card in new VCardReader(file.Stream, new ValueDecoder(() => CodePageOf(stamp.Path)), problems).Read(cancellationToken))
        {
            cards++;
            if (!VCardMapping.IsContact(card))
                continue;
            if (contacts.Count >= Limits.Contacts)
            {
                problems.Add(card.Line, $"more than {Limits.Contacts} contacts: the rest is left out");
                break;
            }
            if (VCardMapping.ToContact(card, stamp.Name) is { } contact)
                contacts.Add(contact);
            else
                problems.Add(card.Line, "a card with neither a name nor a number");
        }
        if (cards == 0)
            problems.Add(0, file.IsBinary ? "this is no text file" : "there is no vCard in it");
        return contacts;
    }

    private static Encoding CodePageOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Charsets.GuessCodePage(file);
    }
}
