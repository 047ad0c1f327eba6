using System.Globalization;
using System.Text;
using Engine.Host.Tests.Rig;
using Engine.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Host.Tests.Logging;

/// <summary>Log files, read from their end.</summary>
[TestClass]
public sealed class LogReaderTests(TestContext context)
{
    private const string Book = "4f582a30c75b431288bf76a397c1ba3a";

    private readonly string _folder = TestFolders.New();
    private readonly FakeTimeProvider _time = new();

    private CancellationToken Token => context.CancellationToken;

    private LogReader Reader => new(new DataFolder(_folder), _time);

    [TestMethod]
    public async Task Read_SeveralFiles_GivesEveryEntryNewestFirst()
    {
        Write("engine-20260130.log", Line(1), Line(2));
        Write("engine-20260131.log", Line(3), Line(4));
        Write("engine-20260131_001.log", Line(5), Line(6));
        Write("engine-20260131_010.log", Line(7));
        Write("engine-2026.log", Line(8));
        Write("notes.log", Line(9));

        var page = await Reader.ReadAsync(new(), Token);

        Assert.AreEqual("7 6 5 4 3 2 1", Numbers(page));
        Assert.IsNull(page.Next);
        Assert.AreEqual((LogLevel.Information, "Source", new DateTimeOffset(2026, 1, 31, 0, 0, 7, TimeSpan.FromHours(1))), (page.Entries[0].Level, page.Entries[0].Source, page.Entries[0].At));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(7)]
    [DataRow(100)]
    public async Task Read_PageByPage_NeitherRepeatsNorSkips(int count)
    {
        // All of the same instant, which no time could tell apart.
        Write("engine-20260130.log", [.. Enumerable.Range(0, 13).Select(i => Line(i, at: 0))]);
        Write("engine-20260131.log", [.. Enumerable.Range(13, 10).Select(i => Line(i, at: 0))]);

        var read = new List<string>();
        var query = new LogQuery { Count = count };
        do
        {
            var page = await Reader.ReadAsync(query, Token);
            Assert.IsLessThanOrEqualTo(count, page.Entries.Count);
            read.AddRange(page.Entries.Select(entry => entry.Message));
            query = query with { Before = page.Next };
        }
        while (query.Before is not null);

        Assert.AreSequenceEqual(Enumerable.Range(0, 23).Reverse().Select(i => $"{i}"), read);
    }

    [TestMethod]
    public async Task Read_FileOfThePositionDeleted_GoesOnWithTheOlder()
    {
        Write("engine-20260130.log", Line(1));
        Write("engine-20260201.log", Line(3));

        var page = await Reader.ReadAsync(new LogQuery { Before = new("engine-20260131.log", 5) }, Token);

        Assert.AreEqual("1", Numbers(page));
    }

    [TestMethod]
    public async Task Read_LinesThatFollow_BelongToTheirEntry()
    {
        Write("engine-20260131.log", Line(1), "  at A", "  at B", Line(2), "", "2026-01-31 is no first line", Line(3));

        var entries = (await Reader.ReadAsync(new(), Token)).Entries;

        Assert.AreSequenceEqual([null, "\n2026-01-31 is no first line", "  at A\n  at B"], entries.Select(entry => entry.Detail));
    }

    [TestMethod]
    [DataRow("Warning", null, null, "4 3")]
    [DataRow("Error", null, null, "4")]
    [DataRow("Trace", "needle", null, "3 2")]
    [DataRow("Warning", "NEEDLE", null, "3")]
    [DataRow("Trace", null, Book, "5 1")]
    public async Task Read_Narrowed_GivesWhatFits(string level, string? text, string? book, string expected)
    {
        Write(
            "engine-20260131.log", Line(1, source: $"Engine.AddressBooks.crm.{Book}"), Line(2, after: " Needle"), Line(3, "WRN"), "   at Needle", Line(4, "ERR"),
            Line(5, after: $" Address book {Book} fails"));

        var page = await Reader.ReadAsync(new() { Level = Enum.Parse<LogLevel>(level), Text = text, Book = book }, Token);

        Assert.AreEqual(expected, string.Join(' ', page.Entries.Select(entry => entry.Message.Split(' ')[0])));
    }

    [TestMethod]
    public async Task Read_BetweenTimes_GivesThoseInBetween()
    {
        Write("engine-20260131.log", [.. Enumerable.Range(1, 9).Select(i => Line(i))]);
        var start = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.FromHours(1));

        var page = await Reader.ReadAsync(new() { Since = start.AddSeconds(3), Until = start.AddSeconds(6) }, Token);

        Assert.AreEqual("5 4 3", Numbers(page));
    }

    [TestMethod]
    public async Task Read_EndlessLineAndEntry_KeepTheirBeginning()
    {
        Write(
            "engine-20260131.log",
            [Line(1), new string('x', 500_000), .. Enumerable.Range(0, 40_000).Select(i => $"  at Call{i}"), Line(2, after: new string('ä', 100_000)), Line(3)]);

        var entries = (await Reader.ReadAsync(new(), Token)).Entries;

        Assert.HasCount(3, entries);
        Assert.StartsWith("2ä", entries[1].Message);
        Assert.IsLessThan(BackwardLines.MaxLineBytes, entries[1].Message.Length);
        Assert.StartsWith("xxx", entries[2].Detail!);
        Assert.IsLessThan(LogReader.MaxDetailLength * 2, entries[2].Detail!.Length);
    }

    [TestMethod]
    public async Task Read_HugeFile_TakesLittleMemoryAndStopsAtItsLimit()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "logs")).FullName, "engine-20260131.log");
        await using (var file = File.CreateText(path))
            for (var i = 0; i < 800_000; i++) await file.WriteLineAsync(Line(1, after: " something of a line that is as long as they usually are"));
        await Reader.ReadAsync(new() { Count = 1 }, Token);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var page = await Reader.ReadAsync(new() { Text = "nowhere" }, Token);

        Assert.IsEmpty(page.Entries);
        Assert.IsNotNull(page.Next);
        Assert.IsLessThan(40_000_000, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    [TestMethod]
    public async Task Read_NothingThere_IsEmpty()
    {
        Assert.IsEmpty((await Reader.ReadAsync(new(), Token)).Entries);
        Write("engine-20260131.log");
        Assert.IsEmpty((await Reader.ReadAsync(new(), Token)).Entries);
    }

    [TestMethod]
    public async Task Follow_EntriesComeLater_GivesThemInOrder()
    {
        Write("engine-20260131.log", Line(1));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var live = Reader.FollowAsync(new() { Level = LogLevel.Warning }, leaving.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = live.MoveNextAsync().AsTask();

        Write("engine-20260131.log", Line(2, "WRN"), Line(3), Line(4, "ERR"));
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.IsTrue(await next);
        Assert.AreEqual("2", live.Current.Message);
        Assert.IsTrue(await live.MoveNextAsync());
        Assert.AreEqual("4", live.Current.Message);
        await leaving.CancelAsync();
        Assert.IsFalse(await live.MoveNextAsync());
    }

    [TestMethod]
    [DataRow("engine-20260131.log:17", true)]
    [DataRow("engine-20260131_002.log:0", true)]
    [DataRow("../engine-20260131.log:17", false)]
    [DataRow("engine-20260131.log:-1", false)]
    [DataRow("engine-20260131.log", false)]
    [DataRow("2026-01-31T00:00:00", false)]
    [DataRow(":", false)]
    [DataRow("", false)]
    public void Position_Text_IsReadBack(string text, bool isOne)
    {
        Assert.AreEqual(isOne, LogPosition.TryParse(text, out var position));
        if (isOne) Assert.AreEqual(text, position.ToString());
    }

    private static string Numbers(LogPage page) => string.Join(' ', page.Entries.Select(entry => entry.Message));

    private static string Line(int number, string level = "INF", string source = "Source", string after = "", int? at = null) =>
        string.Create(CultureInfo.InvariantCulture, $"2026-01-31T00:00:{at ?? number:00}.0000000+01:00 [{level}] {source}: {number}{after}");

    private void Write(string name, params IEnumerable<string> lines)
    {
        var logs = Directory.CreateDirectory(Path.Combine(_folder, "logs")).FullName;
        File.AppendAllLines(Path.Combine(logs, name), lines, new UTF8Encoding(false));
    }
}
