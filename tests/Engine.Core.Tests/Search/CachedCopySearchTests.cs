using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Tests.Search;

[TestClass]
public sealed class CachedCopySearchTests(TestContext context)
{
    private readonly SearchRig _rig = new();

    [TestMethod]
    public async Task SearchAsync_CachedBook_AnswersFromItsCopyWithItsAge()
    {
        var open = _rig.Books.Add(_ => new FakeBook((_, _) => throw new InvalidOperationException("must not be asked")), isCached: true);
        Copy(open.Id, FakeBook.Person(open.Id, "1"));
        _rig.Time.Advance(TimeSpan.FromMinutes(5));

        var result = await _rig.FindAsync("+441632960123", context.CancellationToken);

        Assert.AreEqual(TimeSpan.FromMinutes(5), result.Hits.Single().Age);
        Assert.AreEqual(BookOutcomeKind.FromCache, result.Outcomes.Single().Kind);
    }

    [TestMethod]
    public async Task SearchAsync_CachedBookBeforeItsFirstSync_IsAskedLive()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")), isCached: true);

        var hit = (await _rig.FindAsync("bob", context.CancellationToken)).Hits.Single();

        Assert.IsNull(hit.Age);
    }

    [TestMethod]
    [DataRow(false, SyncState.NotCached, null, "This CRM cannot search telephone numbers. Switch on caching for this address book.")]
    [DataRow(true, SyncState.Loading, null, "This CRM cannot search telephone numbers, and the copy of its contacts is still being made.")]
    [DataRow(true, SyncState.Syncing, null, "This CRM cannot search telephone numbers, and the copy of its contacts is still being made.")]
    [DataRow(true, SyncState.Syncing, "down", "This CRM cannot search telephone numbers, and the copy of its contacts is still being made.")]
    [DataRow(true, SyncState.Failed, "down", "This CRM cannot search telephone numbers, and the copy of its contacts could not be made yet: down")]
    [DataRow(true, SyncState.Waiting, null, "This CRM cannot search telephone numbers, and the copy of its contacts is not there yet.")]
    [DataRow(true, SyncState.NotCached, null, "This CRM cannot search telephone numbers, and the copy of its contacts is not there yet.")]
    public async Task SearchAsync_CrmCannotSearchNumbersAndHasNoCopy_SaysWhatItWaitsFor(bool isCached, SyncState state, string? error, string expected)
    {
        var open = _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")), NumberMatching.None, isCached);
        _rig.Syncs[open.Id] = new() { State = state, Error = error };

        var outcome = (await _rig.FindAsync("+441632960123", context.CancellationToken)).Outcomes.Single();

        Assert.AreEqual((BookOutcomeKind.Refused, expected), (outcome.Kind, outcome.Message));
    }

    [TestMethod]
    public async Task SearchAsync_LiveBookFailsAndHasACopy_TheCopyAnswersMarkedAsSuch()
    {
        var open = _rig.Books.Add(_ => new FakeBook((_, _) => throw new ConnectorException(ConnectorErrorKind.Unavailable, "down")));
        Copy(open.Id, FakeBook.Person(open.Id, "1"));

        var result = await _rig.FindAsync("bob", context.CancellationToken);

        Assert.HasCount(1, result.Hits);
        Assert.AreEqual((BookOutcomeKind.FromCache, "down"), (result.Outcomes.Single().Kind, result.Outcomes.Single().Message));
    }

    private void Copy(AddressBookId book, params Contact[] contacts) =>
        _rig.Copies[book] = new CachedCopy(ContactIndex.Build(contacts, _rig.Reader), _rig.Time.GetUtcNow());
}
