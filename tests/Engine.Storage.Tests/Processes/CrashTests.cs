using System.Globalization;
using Dapper;
using Engine.Sdk;

namespace Engine.Storage.Tests.Processes;

[TestClass]
public sealed class CrashTests : StorageTest
{
    private const int Rounds = 6;

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task Kill_DuringThousandWrites_KeepsEveryAnsweredOne()
    {
        var random = new Random(20300517);
        var told = new Answers();

        for (var round = 0; round < Rounds; round++)
        {
            await WriteAndKillAsync(told, answers: 180 + random.Next(120));
            await VerifyAsync(told);
        }

        Assert.IsGreaterThanOrEqualTo(1000, told.Count);
    }

    private async Task WriteAndKillAsync(Answers told, int answers)
    {
        using var writer = OtherProcess.Start(Roles.WriteUntilKilled, FolderPath);
        var enough = told.Count + answers;
        while (told.Count < enough && await writer.ReadLineAsync(Cancelled) is { } line)
        {
            told.Add(line);
        }

        await writer.KillAsync(Cancelled);

        // What still lies in the pipe was answered before the kill.
        while (await writer.ReadLineAsync(Cancelled) is { } line)
        {
            told.Add(line);
        }

        Assert.IsGreaterThanOrEqualTo(enough, told.Count, "The writer ended by itself.");
    }

    private async Task VerifyAsync(Answers told)
    {
        await using var storage = new TestStorage(FolderPath);

        var books = (await storage.Books.LoadAsync(Cancelled)).ToDictionary(book => book.Id.ToString());
        foreach (var (id, number) in told.Saved)
        {
            Assert.AreEqual(Samples.Settings(number), books[id].SettingsJson);
        }

        Assert.IsEmpty(told.Removed.Where(books.ContainsKey));
        var applications = (await storage.Applications.LoadAsync(Cancelled)).Select(application => application.Id.Reveal()).ToHashSet();
        Assert.IsEmpty(told.Registered.Except(applications));
        foreach (var (book, sync) in told.Synced)
        {
            await VerifyCacheAsync(storage, AddressBookId.Parse(book), sync);
        }

        Assert.AreEqual("ok", await storage.Database.ReadAsync(db => db.ExecuteScalar<string>("PRAGMA integrity_check"), Cancelled));
    }

    /// <summary>The copy is all of one sync: the last answered, or the one that was about to be.</summary>
    private async Task VerifyCacheAsync(TestStorage storage, AddressBookId book, int answered)
    {
        var syncs = new List<string>();
        await foreach (var contact in storage.Cache.ReadAsync(book, Cancelled))
        {
            syncs.Add(contact.Unpack()!.Fields[^1].Value);
        }

        Assert.HasCount(Roles.CachedContacts, syncs);
        var sync = int.Parse(syncs.Distinct().Single(), CultureInfo.InvariantCulture);
        Assert.IsTrue(sync == answered || sync == answered + 1);
    }

    /// <summary>What the writer has printed: each answered write, and each removal begun.</summary>
    private sealed class Answers
    {
        public int Count { get; private set; }

        public Dictionary<string, int> Saved { get; } = [];

        public HashSet<string> Registered { get; } = [];

        public HashSet<string> Removed { get; } = [];

        public Dictionary<string, int> Synced { get; } = [];

        public void Add(string line)
        {
            var words = line.Split(' ');
            Count += words[0] is "saved" or "registered" or "removed" ? 1 : 0;
            switch (words[0])
            {
                case "saved":
                    Saved.Add(words[1], int.Parse(words[2], CultureInfo.InvariantCulture));
                    break;
                case "registered":
                    Registered.Add(words[1]);
                    break;
                case "removing":
                    Saved.Remove(words[1]);
                    break;
                case "removed":
                    Removed.Add(words[1]);
                    break;
                case "synced":
                    Synced[words[1]] = int.Parse(words[2], CultureInfo.InvariantCulture);
                    break;
                default:
                    throw new FormatException($"The writer printed '{line}'.");
            }
        }
    }
}
