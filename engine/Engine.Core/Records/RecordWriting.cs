using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Records;

/// <summary>Reads single records, and adds or changes them where a book can.</summary>
public sealed class RecordWriting(IOpenBooks books, ICachedCopies copies)
{
    private static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TypesDeadline = TimeSpan.FromSeconds(1);

    /// <summary>What can be created, of every enabled book that can, by priority. A book that fails offers nothing.</summary>
    public async Task<IReadOnlyList<CreatableRecordType>> GetRecordTypesAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(books.Enabled.Select(book => TypesOfAsync(book, cancellationToken))).ConfigureAwait(false);
        return [.. answers.SelectMany(types => types)];
    }

    public Task<BookCall<Contact>> CreateAsync(AddressBookId book, string type, RecordDraft draft, CancellationToken cancellationToken) =>
        WriteAsync(book, (writer, token) => writer.CreateAsync(type, draft, token), cancellationToken);

    public Task<BookCall<Contact>> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) =>
        WriteAsync(record.Book, (writer, token) => writer.SaveAsync(record, draft, token), cancellationToken);

    /// <summary>The record as it is now, from the book or its copy; <see cref="BookOutcomeKind.NotFound"/> when it is gone.</summary>
    public async Task<BookCall<Contact>> ReadAsync(RecordKey record, CancellationToken cancellationToken)
    {
        if (books.Find(record.Book) is not { } book) return Ended(BookOutcomeKind.NotFound, "The address book of this record is gone.");
        if (copies.Find(record.Book)?.Index.Find(record) is { } copied)
            return new BookCall<Contact> { Kind = BookOutcomeKind.Answered, Value = copied, Elapsed = TimeSpan.Zero };
        if (book.Connection is not IRecordLookup lookup) return Ended(BookOutcomeKind.Refused, "This address book cannot read single records.");
        return await book.Guard.CallAsync(
            async token => Checked(await lookup.GetRecordAsync(record, token).ConfigureAwait(false)
                ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "The record is gone."), record.Book),
            ReadDeadline,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<BookCall<Contact>> WriteAsync(
        AddressBookId id, Func<IRecordWriter, CancellationToken, Task<Contact>> write, CancellationToken cancellationToken)
    {
        if (books.Find(id) is not { } book) return Ended(BookOutcomeKind.NotFound, "The address book is gone.");
        if (book.Connection is not IRecordWriter writer) return Ended(BookOutcomeKind.Refused, "This address book cannot add or change records.");
        return await book.Guard.CallAsync(
            async token => Checked(await write(writer, token).ConfigureAwait(false), id), WriteDeadline, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<CreatableRecordType>> TypesOfAsync(OpenBook book, CancellationToken cancellationToken)
    {
        if (book.Connection is not IRecordWriter writer) return [];
        var types = await book.Guard.CallAsync(
            async token => (await writer.GetRecordTypesAsync(token).ConfigureAwait(false))
                .OfType<RecordType>().Where(type => type.Fields is not null).Select(type => new CreatableRecordType(book.Configuration, type)).ToList(),
            TypesDeadline,
            cancellationToken).ConfigureAwait(false);
        return types.Value ?? [];
    }

    private static Contact Checked(Contact? answered, AddressBookId book) => Verification.Bounded(answered, book)
        ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The connector answered with no record of this book.");

    private static BookCall<Contact> Ended(BookOutcomeKind kind, string message) => new() { Kind = kind, Message = message, Elapsed = TimeSpan.Zero };
}

/// <summary>One kind of record one book can create.</summary>
public sealed record CreatableRecordType(AddressBook Book, RecordType Type);
