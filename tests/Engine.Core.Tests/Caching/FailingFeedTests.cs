using Engine.Core.Caching;
using Engine.Core.Tests.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>Feeds that fail, hang, never end, or hand over nonsense.</summary>
[TestClass]
public sealed class FailingFeedTests(TestContext context) : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly CacheRig _rig = new();

    private CancellationToken Cancelled => context.CancellationToken;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_Fails_IsRetriedLaterAndLaterWhileTheCopyAnswers()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => since is null ? FakeFeed.Pages(FakeFeed.Page(id, "1", "a")) : FakeFeed.ThenFails(Down());
            return feed;
        });
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        _rig.Copies.TryBeginSync(book);
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Failed, Cancelled);

        Assert.AreEqual("down", _rig.Copies.GetStatus(book).Error);
        Assert.AreEqual(1, _rig.Copies.Find(book)!.Index.Count);
        for (var (attempt, expected) = (3, BookSync.FirstRetry); attempt < 7; (attempt, expected) = (attempt + 1, expected * 2))
        {
            await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Failed, Cancelled);
            Assert.AreEqual(expected, _rig.Copies.GetStatus(book).NextSync - _rig.Time.GetUtcNow());
            await _rig.TurnUntilAsync(Step, () => feed.Asked.Count == attempt, Cancelled);
        }
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_CrmSaysWhen_WaitsThatLong()
    {
        var book = _rig.Add(_ => new FakeFeed((_, _) =>
            FakeFeed.ThenFails(new ConnectorException(ConnectorErrorKind.RateLimited, "slow down") { RetryAfter = TimeSpan.FromMinutes(7) })));

        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        Assert.AreEqual(_rig.Time.GetUtcNow().AddMinutes(7), _rig.Copies.GetStatus(book).NextSync);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_InterruptedAndEngineRestarted_GoesOnFromTheLastToken()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => since switch
            {
                null => FakeFeed.ThenFails(Down(), FakeFeed.Page(id, "1", "a"), FakeFeed.Page(id, "2", "b")),
                _ => FakeFeed.Pages(FakeFeed.Page(id, "3", "c")),
            };
            return feed;
        });
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Failed, Cancelled);
        var began = _rig.Time.GetUtcNow();
        _rig.Time.Advance(TimeSpan.FromSeconds(10));

        await _rig.RestartAsync();
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);

        CollectionAssert.AreEqual((string?[])[null, "2"], feed.Asked.ToArray());
        Assert.AreEqual((3, began), (_rig.Copies.Find(book)!.Index.Count, _rig.Copies.Find(book)!.AsOf));
    }

    [TestMethod]
    [DataRow(true, DisplayName = "while going on after an interruption")]
    [DataRow(false, DisplayName = "of the last sync")]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_TokenExpired_StartsOverFromNull(bool isInterrupted)
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => since is not null ? FakeFeed.ThenFails(new ConnectorException(ConnectorErrorKind.FeedTokenExpired, "expired"))
                : isInterrupted && feed.Asked.Count == 1 ? FakeFeed.ThenFails(Down(), FakeFeed.Page(id, "1", "a"))
                : FakeFeed.Pages(FakeFeed.Page(id, "2", feed.Asked.Count == 1 ? "a" : "b"));
            return feed;
        });
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        _rig.Copies.TryBeginSync(book);
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book)?.Index.Find(new(book, "Contact", "b")) is not null, Cancelled);
        await _rig.ReadyAsync(book, Cancelled);

        CollectionAssert.AreEqual((string?[])[null, "1", null], feed.Asked.Select(token => token is null ? null : "1").ToArray());
        Assert.AreEqual(1, _rig.Copies.Find(book)!.Index.Count);
        Assert.IsNull(_rig.Copies.GetStatus(book).Error);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_DefectWhereverItGoesOn_StartsOverTheTimeAfter()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => since is not null ? FakeFeed.ThenFails(new FormatException("a token it does not know"))
                : feed.Asked.Count == 1 ? FakeFeed.ThenFails(Down(), FakeFeed.Page(id, "1", "a")) : FakeFeed.Pages(FakeFeed.Page(id, "2", "b"));
            return feed;
        });
        _rig.Start();

        await _rig.TurnUntilAsync(Step, () => _rig.Copies.Find(book) is not null, Cancelled);

        CollectionAssert.AreEqual((string?[])[null, "1", null], feed.Asked.ToArray());
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_FeedDeafToCancellation_IsGivenUpAndTheBookStaysOpenForIt()
    {
        var gate = new TaskCompletionSource();
        var book = _rig.Add(id => new FakeFeed((_, _) => FakeFeed.ThenHangs(gate.Task, FakeFeed.Page(id, null, "a"))));
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).Progress?.Contacts == 1, Cancelled);

        await CacheRig.UntilAsync(() => _rig.Time.Waiting == 2, Cancelled);
        _rig.Time.Advance(FeedReading.PageDeadline - Step);
        Assert.IsNull(_rig.Copies.GetStatus(book).Error);
        _rig.Time.Advance(Step);
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).Error is not null, Cancelled);
        var draining = _rig.Find(book)!.Guard.DrainAsync(Timeout.InfiniteTimeSpan);
        await _rig.Copies.DisposeAsync();

        Assert.IsFalse(draining.IsCompleted, "The connector's code still runs.");
        gate.SetResult();
        await draining.WaitAsync(Cancelled);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Read_FeedWithoutEnd_IsStopped()
    {
        var book = AddressBookId.New();
        var reading = new FeedReading(new FakeFeed((_, token) => Endless(token)), book, null, new Held(), _rig.Time, max: 5000);

        var failed = await Assert.ThrowsExactlyAsync<FeedFailedException>(async () =>
        {
            while (await reading.WaitAsync(Cancelled)) reading.TryRead(out _);
        });

        Assert.Contains("reading was stopped", failed.Thrown.Message);

        static async IAsyncEnumerable<FeedPage> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            while (!token.IsCancellationRequested)
            {
                await Task.Yield();
                yield return new FeedPage { Contacts = [] };
            }
        }
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Read_Stopped_EndsTheFeedAndLetsGoOfTheBook()
    {
        var held = new Held();
        var stopped = new TaskCompletionSource();
        var reading = new FeedReading(new FakeFeed((_, token) => Waiting(token)), AddressBookId.New(), null, held, _rig.Time);

        reading.Stop();

        await stopped.Task.WaitAsync(Cancelled);
        await held.Released.WaitAsync(Cancelled);

        async IAsyncEnumerable<FeedPage> Waiting([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                yield break;
            }
            finally
            {
                stopped.SetResult();
            }
        }
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_NonsenseAmongThePages_TakesWhatIsSound()
    {
        var book = _rig.Add(id => new FakeFeed(
            null!,
            new FeedPage { Contacts = null! },
            new FeedPage { Contacts = [], Removed = null! },
            new FeedPage { Contacts = [null!, FakeBook.Person(AddressBookId.New(), "foreign"), FakeBook.Person(id, "a") with { Key = default }, FakeBook.Person(id, "a") with { Fields = null! }] },
            new FeedPage { Contacts = [FakeBook.Person(id, "a"), FakeBook.Person(id, "a", "Second"), FakeBook.Person(id, "b") with { Fields = [null!] }], Removed = [default, new(AddressBookId.New(), "Contact", "a")] },
            FakeFeed.Page(id, new string('t', 70_000), "c")));

        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        var index = _rig.Copies.Find(book)!.Index;
        Assert.AreEqual(3, index.Count);
        Assert.AreEqual("Second", index.Find(new(book, "Contact", "a"))!.Fields[0].Value);
        Assert.IsNull((await _rig.Cache.GetStateAsync(book, Cancelled))!.Token, "A token that is too long is none.");
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_RecordRemovedAndBackInLaterPages_TheLastWordCounts()
    {
        var book = _rig.Add(id => new FakeFeed(
            FakeFeed.Page(id, "1", "a", "b"), FakeFeed.Gone(id, "2", "a", "b"), FakeFeed.Page(id, "3", "a"), FakeFeed.Page(id, "4", [.. Enumerable.Range(0, 2500).Select(i => $"{i}")])));

        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        Assert.AreEqual(2501, _rig.Copies.Find(book)!.Index.Count);
        Assert.IsNotNull(_rig.Copies.Find(book)!.Index.Find(new(book, "Contact", "a")));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_FeedIsNull_SaysWhoIsToBlame()
    {
        var book = _rig.Add(_ => new FakeFeed((_, _) => null!));

        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        Assert.Contains("tell its author", _rig.Copies.GetStatus(book).Error!);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_DiskFails_SaysSoAndTriesAgain()
    {
        var book = _rig.Add(id => new FakeFeed(FakeFeed.Page(id, "1", "a")));
        _rig.Cache.Failure = new CacheException("The disk is full.");
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        Assert.AreEqual("The disk is full.", _rig.Copies.GetStatus(book).Error);

        _rig.Cache.Failure = null;
        await _rig.TurnUntilAsync(Step, () => _rig.Copies.GetStatus(book).State == SyncState.Ready, Cancelled);

        Assert.AreEqual(1, _rig.Copies.Find(book)!.Index.Count);
    }

    private static ConnectorException Down() => new(ConnectorErrorKind.Unavailable, "down");

    private sealed class Held : IDisposable
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Released => _released.Task;

        public void Dispose() => _released.TrySetResult();
    }
}
