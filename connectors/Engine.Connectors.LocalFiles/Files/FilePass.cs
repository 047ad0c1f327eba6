using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>One reading of one file, a portion at a time.</summary>
internal sealed class FilePass(FileStamp stamp, AddressBookId book, bool isAlone, int room, CancellationToken cancellationToken) : IDisposable
{
    private readonly RecordIds _records = new(stamp.Name, isAlone);
    private readonly ProblemList _problems = new(stamp.Name);
    private List<string>? _ids = [];
    private IEnumerator<CardContact>? _contacts;
    private bool _hasPictures;

    /// <summary>Whether the file was read to its end.</summary>
    public bool IsRead { get; private set; }

    /// <summary>What there is to know of the file; complete when <see cref="Read"/> has answered false.</summary>
    public FileState State => new() { Stamp = stamp, Records = _records, Problems = _problems, IsRead = IsRead, HasPictures = _hasPictures, Ids = _ids };

    /// <summary>Adds contacts to a page until it has so many.</summary>
    /// <returns>False at the end of the file, or where it cannot be read on.</returns>
    public bool Read(List<Contact> page, int most)
    {
        try
        {
            _contacts ??= ContactReading.Read(stamp, _problems, cancellationToken).GetEnumerator();
            while (page.Count < most)
            {
                if (!_contacts.MoveNext())
                {
                    IsRead = true;
                    return false;
                }
                if (_records.Places.Count >= room)
                {
                    _problems.Add(0, $"there are more than {Limits.Contacts} contacts: the rest is left out");
                    IsRead = true;
                    return false;
                }
                page.Add(ToContact(_contacts.Current));
            }
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Add(0, $"the file cannot be read ({FileScan.Reason(e)})");
            return false;
        }
    }

    public void Dispose() => _contacts?.Dispose();

    private Contact ToContact(CardContact contact)
    {
        var id = _records.Next(contact);
        if (_ids is { Count: >= Limits.RememberedIdsPerFile })
            _ids = null;
        _ids?.Add(id);
        _hasPictures |= contact.Pictures.Count > 0;
        return BookState.ToContact(contact, new(book, BookState.RecordType, id));
    }
}
