namespace Engine.Sdk;

/// <summary>Names one record of one book. Equal keys are the same record: a book that answers with one twice shows it once.</summary>
public readonly record struct RecordKey
{
    /// <summary>Longest <see cref="Type"/> in UTF-16 code units.</summary>
    public const int MaxTypeLength = 64;

    /// <summary>Longest <see cref="Id"/> in UTF-16 code units.</summary>
    public const int MaxIdLength = 1024;

    /// <summary>Names a record.</summary>
    /// <param name="book">The book it lives in; see <see cref="AddressBookContext.BookId"/>.</param>
    /// <param name="type">Kind of record, 1 to <see cref="MaxTypeLength"/> characters.</param>
    /// <param name="id">The CRM's own id, 1 to <see cref="MaxIdLength"/> characters.</param>
    /// <exception cref="ArgumentException">Type or id is null, empty or too long.</exception>
    public RecordKey(AddressBookId book, string type, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(type.Length, MaxTypeLength, nameof(type));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, MaxIdLength, nameof(id));
        Book = book;
        Type = type;
        Id = id;
    }

    /// <summary>The book the record lives in.</summary>
    public AddressBookId Book { get; }

    /// <summary>
    /// Kind of record in the CRM's own terms (<c>Contact</c>, <c>Lead</c>, <c>Account</c>), shown as <c>RecordType</c>. Null only in a default key.
    /// </summary>
    public string Type { get; }

    /// <summary>
    /// The CRM's own id of the record, unique within book and type and the same in every later answer. Null only in a default key.
    /// </summary>
    public string Id { get; }

    /// <summary>The key without the record's id, which can be personal (an e-mail address, a file name).</summary>
    /// <returns>Type and book, fit for a log.</returns>
    public override string ToString() => $"{Type}@{Book}";
}
