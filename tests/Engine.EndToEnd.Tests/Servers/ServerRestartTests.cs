using System.Diagnostics;
using Engine.EndToEnd.Tests.Crms;

namespace Engine.EndToEnd.Tests.Servers;

/// <summary>Servers that are stopped and started again while people search: nobody gets an error, and the contacts are soon found again.</summary>
[TestClass]
[DoNotParallelize] // measures how soon a contact is found again
public sealed class ServerRestartTests(TestContext context)
{
    private const string Number = "+441632960123";
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(5);

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow(ContactServers.Radicale)]
    [DataRow(ContactServers.OpenLdap)]
    [DataRow(ContactServers.PostgreSql)]
    [DataRow(ContactServers.MariaDb)]
    public async Task Search_ServerIsDownForAWhile_LiveBookSaysUnavailableAndFindsWithin5Seconds(string kind)
    {
        await using var server = await ContactServers.StartAsync(kind, Token);
        await using var rig = await CrmRig.StartAsync(Token);
        await rig.AddAsync(server.Connector, server.Settings);
        Assert.HasCount(1, (await rig.SearchAsync(Number)).Records);

        var (down, back, after) = await RestartAsync(rig, server);

        Assert.Contains("outcome=Unavailable", down[^1].Status);
        foreach (var search in down.Concat(back))
            Assert.IsTrue(search.Found == 1 || search.Status.Contains("outcome=Unavailable", StringComparison.Ordinal), $"{search.Found}: {search.Status}");
        Assert.AreEqual(1, back[^1].Found, $"not found again within {SoonEnough}: {back[^1].Status}");
        Assert.IsLessThan(SoonEnough, after);
    }

    [TestMethod]
    [DataRow(ContactServers.Radicale)]
    [DataRow(ContactServers.OpenLdap)]
    [DataRow(ContactServers.PostgreSql)]
    [DataRow(ContactServers.MariaDb)]
    public async Task Search_ServerIsDownForAWhile_CachedBookAnswersAllTheTime(string kind)
    {
        await using var server = await ContactServers.StartAsync(kind, Token);
        await using var rig = await CrmRig.StartAsync(Token);
        var book = await rig.AddAsync(server.Connector, server.Settings, isCached: true);
        await EngineProcess.UntilAsync(async () => (string?)(await rig.GetAsync($"{book}/Status"))["State"] == "Ready", Token);

        var (down, back, _) = await RestartAsync(rig, server);
        await server.ChangeNumberAsync(ServerContact.Bob, "01632 960 199", Token);
        await rig.PostAsync($"{book}/Sync");
        await EngineProcess.UntilAsync(async () => (await rig.SearchAsync("+441632960199")).Records.Count == 1, Token);

        foreach (var search in down.Concat(back)) Assert.AreEqual(1, search.Found, search.Status);
    }

    /// <returns>The searches from the stop to the next start, those from there until the contact was found (or should have been), and how long it took once the server was ready.</returns>
    private async Task<(List<Search> Down, List<Search> Back, TimeSpan After)> RestartAsync(CrmRig rig, IContactServer server)
    {
        using var timer = new PeriodicTimer(Between);
        var begun = Stopwatch.GetTimestamp();
        var stopping = server.StopAsync();
        var down = await SearchAsync(rig, timer, _ => stopping.IsCompleted && Stopwatch.GetElapsedTime(begun) >= Down);
        await stopping;

        var starting = server.RestartAsync(Token);
        long? ready = null;
        var back = await SearchAsync(rig, timer, search =>
        {
            if (starting.IsCompleted) ready ??= Stopwatch.GetTimestamp();
            return ready is { } since && (search.Found > 0 || Stopwatch.GetElapsedTime(since) > SoonEnough);
        });
        await starting;
        var after = Stopwatch.GetElapsedTime(ready!.Value); // set before the searches end
        context.WriteLine(
            $"down {down.Count} searches, slowest {down.Max(search => search.Took).TotalMilliseconds:0} ms; back {back.Count}, slowest {back.Max(search => search.Took).TotalMilliseconds:0} ms, found {after.TotalMilliseconds:0} ms after ready");
        return (down, back, after);
    }

    private async Task<List<Search>> SearchAsync(CrmRig rig, PeriodicTimer timer, Func<Search, bool> isLast)
    {
        var searches = new List<Search>();
        do
        {
            await timer.WaitForNextTickAsync(Token);
            var begun = Stopwatch.GetTimestamp();
            var (found, status) = await rig.SearchAsync(Number); // fails unless it is answered with 200
            searches.Add(new() { Found = found.Count, Status = status, Took = Stopwatch.GetElapsedTime(begun) });
        }
        while (!isLast(searches[^1]));
        return searches;
    }

    private sealed record Search
    {
        public required int Found { get; init; }

        /// <summary>How the book did.</summary>
        public required string Status { get; init; }

        public required TimeSpan Took { get; init; }
    }
}
