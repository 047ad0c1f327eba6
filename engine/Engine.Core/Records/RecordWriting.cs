using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Records;

/// <summary>Reads single records, and adds or changes them where a book can.</summary>
public sealed class RecordWriting(IOpenBooks books, ICachedCopies copies, FreshRecords fresh, PhoneNumberReader reader)
{
    private const int MaxTypesPerBook = 50;

    private static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(15);

    private readonly SharedCreations _creations = new(reader);

    /// <summary>What can be created, of every enabled book that can, by priority. A book that fails offers nothing.</summary>
    public async Task<IReadOnlyList<CreatableRecordType>> GetRecordTypesAsync(CancellationToken cancellationToken)
    {
        var asked = books.Enabled.Where(book => book.Connection is IRecordWriter).Select(book => TypesOfAsync(book, cancellationToken));
        return [.. (await Task.WhenAll(asked).ConfigureAwait(false)).SelectMany(types => types)];
    }

    /// <summary>Creates a record; joins the creation of one with the same number in the same book that is under way.</summary>
    public Task<BookCall<Contact>> CreateAsync(AddressBookId book, string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(draft);
        return _creations.CreateAsync(
            book, draft.Phone, token => WriteAsync(book, (writer, deadline) => writer.CreateAsync(type, draft, deadline), token), cancellationToken);
    }

    public async Task<BookCall<Contact>> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var call = await WriteAsync(record.Book, (writer, token) => writer.SaveAsync(record, draft, token), cancellationToken).ConfigureAwait(false);
        if (call.Kind == BookOutcomeKind.NotFound) fresh.Forget(record);
        return call;
    }

    /// <summary>A user did something with the record: it stays at hand for a while.</summary>
    public void ActedOn(OpenBook book, RecordKey record) => fresh.ActedOn(book, record);

    /// <summary>The CRM said that it has no such record any more.</summary>
    public void Gone(RecordKey record) => fresh.Forget(record);

    /// <summary>The record as it is now, from the book or its copy; <see cref="BookOutcomeKind.NotFound"/> when it is gone.</summary>
    public async Task<BookCall<Contact>> ReadAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var live = await ReadLiveAsync(record, cancellationToken).ConfigureAwait(false);
        // The CRM's word that it is gone counts for more than a copy from before.
        if (live.Kind == BookOutcomeKind.NotFound) fresh.Forget(record);
        if (live.Kind is BookOutcomeKind.Answered or BookOutcomeKind.NotFound) return live;
        if (books.Find(record.Book) is { } open && fresh.Of(open).FirstOrDefault(kept => kept.Contact.Key == record).Contact is { } written)
            return new() { Kind = BookOutcomeKind.Answered, Value = written, Elapsed = live.Elapsed };
        if (copies.Find(record.Book)?.Index is not { } copy) return live;
        if (copy.Find(record) is { } copied) return new() { Kind = BookOutcomeKind.Answered, Value = copied, Elapsed = live.Elapsed };
        return books.Find(record.Book)?.Connection is IRecordLookup ? live : Closed(BookOutcomeKind.NotFound, "The record is gone.");
    }

    private async Task<BookCall<Contact>> ReadLiveAsync(RecordKey record, CancellationToken cancellationToken)
    {
        if (books.Find(record.Book) is not { } book) return NotOpen(record.Book);
        if (book.Connection is not IRecordLookup lookup) return Closed(BookOutcomeKind.Refused, "This CRM cannot show a single record.");
        var call = await book.Guard.CallAsync(token => lookup.GetRecordAsync(record, token), ReadDeadline, cancellationToken).ConfigureAwait(false);
        if (call is { IsAnswered: true, Value: null })
            return new() { Kind = BookOutcomeKind.NotFound, Reason = "The record is gone.", Elapsed = call.Elapsed };
        return Checked(call, book, contact => contact.Key == record);
    }

    private async Task<BookCall<Contact>> WriteAsync(
        AddressBookId id, Func<IRecordWriter, CancellationToken, Task<Contact>> write, CancellationToken cancellationToken)
    {
        if (books.Get(id) is { State: BookState.Disabled }) return Closed(BookOutcomeKind.Unavailable, "The address book is switched off.");
        if (books.Find(id) is not { } book) return NotOpen(id);
        if (book.Connection is not IRecordWriter writer) return Closed(BookOutcomeKind.Refused, "This CRM does not let records be added or changed.");
        var call = await book.Guard.CallAsync<Contact?>(
            async token => await write(writer, token).ConfigureAwait(false), WriteDeadline, cancellationToken).ConfigureAwait(false);
        var written = Checked(call, book, _ => true);
        if (written.Value is { } contact) fresh.Remember(book, contact);
        return written;
    }

    private static async Task<IReadOnlyList<CreatableRecordType>> TypesOfAsync(OpenBook book, CancellationToken cancellationToken)
    {
        var writer = (IRecordWriter)book.Connection;
        var call = await book.Guard.CallAsync<IReadOnlyList<RecordType?>?>(
            async token => (await writer.GetRecordTypesAsync(token).ConfigureAwait(false))?.Take(MaxTypesPerBook).ToList(),
            ReadDeadline,
            cancellationToken).ConfigureAwait(false);
        return
        [
            .. (call.Value ?? []).OfType<RecordType>()
                .Where(type => type is { Type.Length: > 0 and <= RecordKey.MaxTypeLength, DisplayName: not null, Fields: not null })
                .DistinctBy(type => type.Type)
                .Select(type => new CreatableRecordType(book.Configuration, type)),
        ];
    }

    // What a connector hands back is not trusted to be there, or to be its own.
    private static BookCall<Contact> Checked(BookCall<Contact?> call, OpenBook book, Func<Contact, bool> isMeant)
    {
        if (!call.IsAnswered) return new() { Kind = call.Kind, Reason = call.Reason, Pause = call.Pause, Elapsed = call.Elapsed };
        return Verification.Bounded(call.Value, book.Id) is { } contact && isMeant(contact)
            ? new() { Kind = BookOutcomeKind.Answered, Value = contact, Elapsed = call.Elapsed }
            : new()
            {
                Kind = BookOutcomeKind.Faulted,
                Reason = "The connector answered with something that is not the record. Update it, or tell its author.",
                Elapsed = call.Elapsed,
            };
    }

    private BookCall<Contact> NotOpen(AddressBookId id) => books.Get(id) is { } status
        ? Closed(BookOutcomeKind.Unavailable, status.Error ?? "The address book is not open.")
        : Closed(BookOutcomeKind.NotFound, "There is no such address book any more.");

    private static BookCall<Contact> Closed(BookOutcomeKind kind, string reason) => new() { Kind = kind, Reason = reason, Elapsed = TimeSpan.Zero };
}

/// <summary>One kind of record one book can create.</summary>
public sealed record CreatableRecordType(AddressBook Book, RecordType Type);
