using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Records;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>Completes a book's answer by what was written through the engine a moment ago, for as long as the book itself does not find it.</summary>
internal sealed class FreshAnswers(FreshRecords fresh, TimeProvider time)
{
    // A sync that began so long after a write has read it: what it did not bring is gone.
    public static readonly TimeSpan FeedLag = TimeSpan.FromMinutes(2);

    // By its id a CRM finds a record at once, and so tells whether it is still there; one that does not say so in time is believed to have it.
    private static readonly TimeSpan LookDeadline = TimeSpan.FromSeconds(1);
    private const int MaxLooks = 5;

    /// <summary>Asks a live book.</summary>
    /// <returns>What fits, and whether the book may hold more.</returns>
    public async Task<(IReadOnlyList<Candidate> Candidates, bool HasMore)> AskAsync(
        OpenBook book, SearchQuery query, int limit, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var known = Fitting(book, query).Take(MaxLooks).ToList();
        var looks = known.ConvertAll(record => LookAsync(book, record.Contact, cancellationToken));
        var answered = await query.AskAsync(book, limit, deadline, cancellationToken).ConfigureAwait(false);
        if (known.Count == 0 || answered is null) return (Verification.Verify(answered, limit, book.Id, query), answered?.Count >= limit);

        var all = answered.Take(limit).ToList();
        for (var i = 0; i < known.Count; i++)
        {
            // The CRM's own counts. The record is kept all the same: what finds it by number may be ahead of what finds it by name.
            var key = known[i].Contact.Key;
            if (all.Exists(contact => contact?.Key == key)) continue;
            if (await looks[i].ConfigureAwait(false) is { } there) all.Add(there);
            else fresh.Forget(key);
        }

        return (Verification.Verify(all, all.Count, book.Id, query), answered.Count >= limit);
    }

    /// <summary>Completes what a copy found.</summary>
    public IReadOnlyList<Candidate> Complete(IReadOnlyList<Candidate> found, OpenBook book, CachedCopy copy, SearchQuery query)
    {
        var kept = fresh.Of(book);
        if (kept.Count == 0) return found;
        var all = found.ToList();
        foreach (var (contact, savedAt) in kept)
        {
            if (savedAt + FeedLag < copy.AsOf || (savedAt < copy.AsOf && copy.Index.Find(contact.Key) is not null))
            {
                fresh.Forget(contact.Key);
                continue;
            }

            all.RemoveAll(candidate => candidate.Contact.Key == contact.Key);
            if (query.Judge(contact) is { } fit) all.Add(new(contact, fit));
        }

        return [.. all.OrderBy(candidate => candidate.Fit)];
    }

    /// <inheritdoc cref="FreshRecords.Shown"/>
    public void Shown(Contact contact) => fresh.Shown(contact);

    private IEnumerable<FreshRecord> Fitting(OpenBook book, SearchQuery query) => fresh.Of(book).Where(record => query.Judge(record.Contact) is not null);

    private async Task<Contact?> LookAsync(OpenBook book, Contact contact, CancellationToken cancellationToken)
    {
        if (book.Connection is not IRecordLookup lookup) return contact;
        try
        {
            return await Task.Run(() => lookup.GetRecordAsync(contact.Key, cancellationToken), cancellationToken)
                .WaitAsync(LookDeadline, time, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException gone) when (gone.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return contact;
        }
    }
}
