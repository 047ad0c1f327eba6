using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Records;

/// <summary>Reads single records, and adds or changes them where a book can.</summary>
public sealed class RecordWriting(IOpenBooks books, Caching.CachedBooks copies)
{
    /// <summary>What can be created, of every enabled book that can, by priority. A book that fails offers nothing.</summary>
    public Task<IReadOnlyList<CreatableRecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<BookCall<Contact>> CreateAsync(AddressBookId book, string type, RecordDraft draft, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task<BookCall<Contact>> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The record as it is now, from the book or its copy; <see cref="BookOutcomeKind.NotFound"/> when it is gone.</summary>
    public Task<BookCall<Contact>> ReadAsync(RecordKey record, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>One kind of record one book can create.</summary>
public sealed record CreatableRecordType(AddressBook Book, RecordType Type);
