using System.Diagnostics;
using System.Text;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
[DoNotParallelize] // measures time
public sealed class LargeBookTests
{
    private const int Cards = 50_000;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task FiftyThousandCards_ReadAndSearched_AreFast()
    {
        await using var folder = new TestFolder();
        WriteCards(folder.In("all.vcf"));
        var book = folder.Open();
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        var reading = Stopwatch.StartNew();
        Assert.AreEqual($"1 file, {Cards} contacts.", await book.CheckAsync(TestContext.CancellationToken));
        reading.Stop();
        memory = GC.GetTotalMemory(forceFullCollection: true) - memory;
        var number = await FastestAsync(async () => Assert.HasCount(1, await book.NumberAsync("711404242", TestContext.CancellationToken)));
        var name = await FastestAsync(async () => Assert.HasCount(11, await book.NameAsync("last4242 first", TestContext.CancellationToken)));
        var everybody = await FastestAsync(async () => Assert.HasCount(100, await book.NameAsync("f", TestContext.CancellationToken)));
        var nobody = await FastestAsync(async () => Assert.IsEmpty(await book.NameAsync("qqqq", TestContext.CancellationToken)));

        TestContext.WriteLine($"read {reading.Elapsed}, {memory / 1024 / 1024} MB, number {number}, name {name}, everybody {everybody}, nobody {nobody}");
        // Ten times what it takes, so that a busy machine does not fail it.
        Assert.IsLessThan(20, reading.Elapsed.TotalSeconds);
        Assert.IsLessThan(150L * 1024 * 1024, memory);
        Assert.IsLessThan(100, number.TotalMilliseconds);
        Assert.IsLessThan(300, name.TotalMilliseconds);
        Assert.IsLessThan(300, everybody.TotalMilliseconds);
        Assert.IsLessThan(300, nobody.TotalMilliseconds);
    }

    [TestMethod]
    public async Task TwoHundredThousandRows_HandedOver_StayInNobodysMemory()
    {
        const int Rows = 200_000;
        await using var folder = new TestFolder();
        await File.WriteAllLinesAsync(
            folder.In("all.csv"),
            Enumerable.Range(0, Rows).Select(i => $"First{i},Last{i},Company {i % 500},+49 711 4{i:D6},first{i}@example.com").Prepend("First,Last,Company,Phone,Email"),
            TestContext.CancellationToken);
        var book = folder.Open();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, largest, memory) = (0, 0, 0L);

        var reading = Stopwatch.StartNew();
        await foreach (var page in book.ReadAsync(null, TestContext.CancellationToken))
        {
            largest = Math.Max(largest, page.Contacts.Count);
            if ((count += page.Contacts.Count) % 50_000 == 0)
                memory = Math.Max(memory, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        reading.Stop();

        TestContext.WriteLine($"{count} contacts in {reading.Elapsed}, {memory / 1024 / 1024} MB");
        Assert.AreEqual(Rows, count);
        Assert.IsLessThanOrEqualTo(500, largest);
        Assert.IsLessThan(30L * 1024 * 1024, memory); // the contacts would take 100
        Assert.IsLessThan(20, reading.Elapsed.TotalSeconds);
    }

    private static void WriteCards(string path)
    {
        var photo = TestPictures.Lines(TestPictures.Jpeg, " ");
        using var file = new StreamWriter(path, append: false, Encoding.UTF8) { NewLine = "\r\n" };
        for (var i = 0; i < Cards; i++)
        {
            file.Write(
                $"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{i}\r\nN:Last{i};First{i % 1000};;;\r\nFN:First{i % 1000} Last{i}\r\nORG:Company {i % 500};Sales\r\nTITLE:Clerk\r\n" +
                $"TEL;TYPE=WORK:+49 711 4{i:D5}\r\nTEL;TYPE=CELL:+49 170 5{i:D6}\r\nEMAIL:first{i}@example.com\r\nADR;TYPE=WORK:;;Street {i};Town;;70000;Germany\r\n" +
                $"NOTE:customer since 19{i % 100}\r\nPHOTO;ENCODING=b;TYPE=JPEG:\r\n{photo}\r\nEND:VCARD\r\n");
        }
    }

    private static async Task<TimeSpan> FastestAsync(Func<Task> search)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await search();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }
        return best;
    }
}
