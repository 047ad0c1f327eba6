using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Search;

[TestClass]
public sealed class EnrichmentTests(TestContext context)
{
    private readonly SearchRig _rig = new();

    [TestMethod]
    public async Task SearchAsync_NotAskedFor_FetchesNeitherPicturesNorActivities()
    {
        var book = Add(new Picture(new byte[] { 1 }, "image/png"));

        var hit = (await _rig.FindAsync("bob", context.CancellationToken)).Hits[0];

        Assert.IsNull(hit.Picture);
        Assert.IsNull(hit.Activities);
        Assert.AreEqual(0, book.Fetched);
    }

    [TestMethod]
    public async Task SearchAsync_AskedFor_FetchesThemForThePageAlone()
    {
        var book = Add(new Picture(new byte[] { 1 }, "image/png"), contacts: 30);

        var hits = (await SearchAsync(count: 3)).Hits;

        Assert.IsTrue(hits.All(hit => hit.Picture is not null && hit.Activities is { Count: 1 }));
        Assert.AreEqual(3, book.Fetched);
    }

    [TestMethod]
    public async Task SearchAsync_PictureTooLargeOrNoImage_IsLeftOut()
    {
        Add(new Picture(new byte[Picture.MaxBytes + 1], "image/png"));
        Add(new Picture(new byte[] { 1 }, "image/svg+xml"));
        Add(new Picture(ReadOnlyMemory<byte>.Empty, "image/png"));

        var hits = (await SearchAsync(count: 10)).Hits;

        Assert.HasCount(3, hits);
        Assert.IsTrue(hits.All(hit => hit.Picture is null));
    }

    [TestMethod]
    public async Task SearchAsync_PictureFails_TheRecordStandsWithoutIt()
    {
        Add(null);

        var hit = (await SearchAsync(count: 10)).Hits.Single();

        Assert.IsNull(hit.Picture);
    }

    private Task<SearchResult> SearchAsync(int count) => _rig.Search.SearchAsync(
        new SearchRequest { Query = _rig.Read("bob"), Count = count, IncludePictures = true, IncludeActivities = true }, context.CancellationToken);

    private PictureBook Add(Picture? picture, int contacts = 1) =>
        (PictureBook)_rig.Books.Add(id => new PictureBook(picture, [.. Enumerable.Range(0, contacts).Select(i => FakeBook.Person(id, $"{i}"))])).Connection;

    private sealed class PictureBook(Picture? picture, Contact[] contacts) : FakeBook(contacts), IPictureSource, IActivityHistory
    {
        private int _fetched;

        public int Fetched => _fetched;

        public Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _fetched);
            return picture is null ? throw new InvalidOperationException() : Task.FromResult<Picture?>(picture);
        }

        public Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PastActivity>>([new PastActivity { Kind = "Call", Subject = "Hello" }, null!]);
    }
}
