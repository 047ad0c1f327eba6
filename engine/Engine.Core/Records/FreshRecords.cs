using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Sdk;

namespace Engine.Core.Records;

/// <summary>
/// What was created, saved or acted on through the engine a moment ago: CRMs find it by number and name only once their index has caught up, and a copy after its
/// next sync. Kept in memory, for a while and not beyond a number for each book.
/// </summary>
public sealed class FreshRecords(TimeProvider time)
{
    /// <summary>How long a record is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Most records kept of one book.</summary>
    public const int MaxPerBook = 200;

    /// <summary>Most records remembered of those that were shown, and may be acted on next.</summary>
    private const int MaxShown = 500;

    private readonly ConcurrentDictionary<AddressBookId, Shelf> _shelves = new();
    private readonly OrderedDictionary<RecordKey, Contact> _shown = [];

    internal void Remember(OpenBook book, Contact contact)
    {
        var origin = CopyOrigin.Of(book.Configuration);
        var shelf = _shelves.AddOrUpdate(book.Id, _ => new(origin), (_, known) => known.Origin == origin ? known : new(origin));
        var now = time.GetUtcNow();
        lock (shelf.Records)
        {
            foreach (var (past, _) in shelf.Records.Where(kept => IsPast(kept.Value)).ToList()) shelf.Records.Remove(past);
            shelf.Records.Remove(contact.Key);
            if (shelf.Records.Count >= MaxPerBook) shelf.Records.RemoveAt(0);
            shelf.Records.Add(contact.Key, new(contact, now));
        }
    }

    /// <summary>The CRM found it, and it is being shown.</summary>
    internal void Shown(Contact contact)
    {
        lock (_shown)
        {
            _shown.Remove(contact.Key);
            if (_shown.Count >= MaxShown) _shown.RemoveAt(0);
            _shown.Add(contact.Key, contact);
        }
    }

    /// <summary>Somebody called, or was called: a record that was shown stays at hand, by whatever it is looked for.</summary>
    internal void ActedOn(OpenBook book, RecordKey record)
    {
        Contact? contact;
        lock (_shown) contact = _shown.GetValueOrDefault(record);
        if (contact is not null) Remember(book, contact);
    }

    internal void Forget(RecordKey record)
    {
        if (!_shelves.TryGetValue(record.Book, out var shelf)) return;
        lock (shelf.Records) shelf.Records.Remove(record);
    }

    /// <summary>What is kept of the book, the latest first. Nothing when its settings have changed: they may be another account's.</summary>
    internal IReadOnlyList<FreshRecord> Of(OpenBook book)
    {
        if (!_shelves.TryGetValue(book.Id, out var shelf) || shelf.Origin != CopyOrigin.Of(book.Configuration)) return [];
        lock (shelf.Records) return [.. shelf.Records.Values.Where(kept => !IsPast(kept)).Reverse()];
    }

    private bool IsPast(FreshRecord kept) => time.GetUtcNow() - kept.SavedAt >= Lifetime;

    private sealed class Shelf(CopyOrigin origin)
    {
        public CopyOrigin Origin { get; } = origin;

        /// <summary>The oldest first.</summary>
        public OrderedDictionary<RecordKey, FreshRecord> Records { get; } = [];
    }
}

/// <summary>A record as the CRM answered it when it was written.</summary>
internal readonly record struct FreshRecord(Contact Contact, DateTimeOffset SavedAt);
