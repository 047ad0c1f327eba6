using Engine.Core.Actions;
using Engine.Core.Caching;
using Engine.Core.PhoneNumbers;
using Engine.Core.Records;
using Engine.Core.Search;
using Engine.Sdk;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Search;

/// <summary>A search over fake books, with a clock the test turns.</summary>
internal sealed class SearchRig : ICachedCopies, IInstallationKey
{
    public SearchRig(string? ownTel = "+441632960000")
    {
        Reader = new PhoneNumberReader(ownTel);
        Books = new FakeOpenBooks(Time);
        Fresh = new FreshRecords(Time);
        Records = new RecordWriting(Books, this, Fresh, Reader);
        Search = new FanOutSearch(Books, this, Fresh, Reader, new ActionOffers(new ActionTokens(this)), Options.Create(Settings), Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public FanOutOptions Settings { get; } = new();

    public PhoneNumberReader Reader { get; }

    public FakeOpenBooks Books { get; }

    public FreshRecords Fresh { get; }

    public RecordWriting Records { get; }

    public FanOutSearch Search { get; }

    public Dictionary<AddressBookId, CachedCopy> Copies { get; } = [];

    /// <summary>How copies stand that are not there.</summary>
    public Dictionary<AddressBookId, SyncStatus> Syncs { get; } = [];

    public ReadOnlyMemory<byte> ActionKey { get; } = new byte[32];

    public CachedCopy? Find(AddressBookId book) => Copies.GetValueOrDefault(book);

    public SyncStatus GetStatus(AddressBookId book) => Find(book) is { } copy
        ? new() { State = SyncState.Ready, Contacts = copy.Index.Count, LastSync = copy.AsOf }
        : Syncs.GetValueOrDefault(book) ?? new() { State = SyncState.NotCached };

    public Task<SearchResult> FindAsync(string query, CancellationToken cancellationToken, int offset = 0, int count = 10) =>
        Search.SearchAsync(new SearchRequest { Query = Read(query), Offset = offset, Count = count }, cancellationToken);

    public SearchQuery Read(string query) => Search.Read(query) ?? throw new ArgumentException("There is nothing to search for in the query.", nameof(query));

    public static IReadOnlyList<string> Ids(SearchResult result) => [.. result.Hits.Select(hit => hit.Contact.Key.Id)];
}
