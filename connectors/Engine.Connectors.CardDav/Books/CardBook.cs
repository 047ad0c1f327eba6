using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav.Books;

/// <summary>One address book on the server: a collection of cards.</summary>
internal sealed record CardBook
{
    private const string RecordType = CardDavAddressBook.RecordType;

    private static readonly string[] Writing = ["all", "write", "write-content", "bind"];

    public required Uri Address { get; init; }

    /// <summary>With a slash at its end.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }

    /// <summary>Another text after each change, where the server has one.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether the server tells changes: RFC 6578.</summary>
    public bool TellsChanges { get; init; }

    /// <summary>RFC 3744, section 5.5; where the server says nothing, trying tells.</summary>
    public bool IsWritable { get; init; }

    /// <returns>Null for something else.</returns>
    public static CardBook? Of(DavResource found)
    {
        if (!found.Has(DavNames.ResourceType, DavNames.AddressBook)) return null;
        var address = found.Address.Below("");
        return new()
        {
            Address = address,
            Path = address.AbsolutePath,
            Name = found.Text(DavNames.DisplayName) ?? Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/')),
            Tag = found.Text(DavNames.CTag),
            TellsChanges = found.Has(DavNames.Reports, DavNames.SyncCollection) || found.Text(DavNames.SyncToken) is not null,
            IsWritable = !found.Properties.ContainsKey(DavNames.Privileges) || Writing.Any(name => found.Has(DavNames.Privileges, DavNames.Space + name)),
        };
    }

    /// <summary>Whether a path is that of a card of this book: directly in it, whatever is in the path.</summary>
    public bool Holds(string path) => path.Length > Path.Length && path.StartsWith(Path, StringComparison.Ordinal) && path.Length <= RecordKey.MaxIdLength &&
        !path.AsSpan(Path.Length).ContainsAny("/\\?#") && !path.Contains("%2F", StringComparison.OrdinalIgnoreCase) && !path.Contains("%5C", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a record is.</summary>
    /// <returns>Null where it can be in none of the books: a key may have been kept for years, or been made up.</returns>
    public static Uri? Find(IEnumerable<CardBook> books, RecordKey record) => record.Type == RecordType && books.FirstOrDefault(book => book.Holds(record.Id)) is { } holder &&
        DavResource.Resolve(holder.Address, record.Id) is { } address && address.AbsolutePath == record.Id ? address : null;
}
