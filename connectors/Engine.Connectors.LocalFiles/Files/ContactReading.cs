using System.Text;
using Engine.Connectors.LocalFiles.Csv;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Reads one file as what it is: a vCard file or a table.</summary>
internal static class ContactReading
{
    /// <summary>The contacts one after the other: none is kept.</summary>
    /// <exception cref="IOException">The file cannot be read (any more).</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IEnumerable<CardContact> Read(FileStamp file, ProblemList problems, CancellationToken cancellationToken)
    {
        if (file.Bytes > Limits.FileBytes)
        {
            problems.Add(0, $"the file is larger than {Limits.FileBytes / (1024 * 1024)} MB and is not read");
            return [];
        }
        if (file.Bytes == 0) // a device or a pipe has no length either, and reading one might never end
            return [];
        return IsVCard(file.Path) ? ReadCards(file.Path, problems, cancellationToken) : CsvContacts.Read(file.Path, problems, cancellationToken);
    }

    /// <summary>The contact that begins at a place; null when there is none (any more).</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static CardContact? ReadAt(string path, long offset)
    {
        if (!IsVCard(path))
            return CsvContacts.ReadAt(path, offset);
        using var file = TextFile.Open(path);
        file.Skip(offset);
        var reader = new VCardReader(file.Stream, () => CodePageOf(path), start: offset);
        return reader.Read(CancellationToken.None).FirstOrDefault() is { } contact && contact.Offset == offset ? contact : null;
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

    private static IEnumerable<CardContact> ReadCards(string path, ProblemList problems, CancellationToken cancellationToken)
    {
        using var file = TextFile.Open(path);
        var reader = new VCardReader(file.Stream, () => CodePageOf(path), problems.Add);
        foreach (var contact in reader.Read(cancellationToken))
            yield return contact;
        if (!reader.HasCards)
            problems.Add(0, file.IsBinary ? "this is no text file" : "there is no vCard in it");
    }

    private static Encoding CodePageOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Charsets.GuessCodePage(file);
    }
}
