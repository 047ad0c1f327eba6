
namespace Engine.Host.Tests.Activity;

[TestClass]
public sealed class RecentListTests(TestContext context)
{
    [TestMethod]
    [DataRow(0, 5, "")]
    [DataRow(1, 3, "3")]
    [DataRow(3, 2, "2 1")]
    [DataRow(3, 3, "3 2 1")]
    [DataRow(3, 8, "8 7 6")]
    [DataRow(20, 45, "45 44 43 42 41 40 39 38 37 36 35 34 33 32 31 30 29 28 27 26")]
    public void Read_AnyNumberAdded_GivesTheLatest(int capacity, int added, string expected)
    {
        var list = new RecentList<int>(capacity);

        for (var i = 1; i <= added; i++) list.Add(i);

        Assert.AreEqual(expected, string.Join(' ', list.Read()));
        Assert.AreEqual(string.Join(' ', expected.Split(' ').Take(2)), string.Join(' ', list.Read(2)));
    }

    [TestMethod]
    public async Task Follow_SlowFollower_MissesTheOldestAndEndsWhenCancelled()
    {
        var followers = new Followers<int>();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        await using var slow = followers.FollowAsync(leaving.Token).GetAsyncEnumerator(CancellationToken.None);
        var first = slow.MoveNextAsync();

        for (var i = 1; i <= 1000; i++) followers.Tell(i);
        Assert.IsTrue(await first);
        await leaving.CancelAsync();
        var read = new List<int>();
        while (await slow.MoveNextAsync()) read.Add(slow.Current);

        Assert.AreEqual(1000, read[^1]);
        Assert.IsInRange(Followers<int>.QueueLength - 1, Followers<int>.QueueLength, read.Count);
    }
}
