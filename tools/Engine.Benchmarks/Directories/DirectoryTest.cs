using System.Diagnostics;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.Benchmarks.Running;
using Engine.TestServers.Processes;

namespace Engine.Benchmarks.Directories;

/// <summary>One directory, asked by a running engine: each caller anew, then from a copy, which is brought up to date.</summary>
internal sealed class DirectoryTest(string program, IDirectoryServer server, ContactGenerator contacts)
{
    private const int Changes = 100;
    private const int Asked = 1000;
    private const int TypedLetters = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly Samples _samples = new(contacts);

    public async Task<DirectoryResult> RunAsync(CancellationToken cancellationToken)
    {
        await server.StartAsync(contacts, cancellationToken);
        var live = await LiveAsync(cancellationToken);
        return await CopyAsync(live, cancellationToken);
    }

    private async Task<DirectoryResult> LiveAsync(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await using var engine = await StartAsync(folder, cancellationToken);
        using var client = new EngineClient(engine);
        await client.RegisterAsync(cancellationToken);
        await client.AddBookAsync(server.ConnectorId, server.Settings, isCached: false, cancellationToken);
        var numbers = await AskAsync(client, [.. _samples.International(Asked).Select(sample => sample.Text)], cancellationToken);
        // Numbers of a country that none of the contacts lives in.
        var unknown = await AskAsync(client, [.. Enumerable.Range(0, Asked).Select(i => $"+354 555 {i:0000}")], cancellationToken);
        var names = await AskAsync(client, [.. _samples.Prefixes(Asked, TypedLetters).Select(sample => sample.Text)], cancellationToken);
        return new() { Name = server.Name, Contacts = contacts.Count, LiveNumbers = numbers, LiveUnknown = unknown, LiveNames = names };
    }

    private async Task<DirectoryResult> CopyAsync(DirectoryResult live, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        await using var engine = await StartAsync(folder, cancellationToken);
        using var client = new EngineClient(engine);
        await client.RegisterAsync(cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var book = await client.AddBookAsync(server.ConnectorId, server.Settings, isCached: true, cancellationToken);
        await client.WaitUntilReadyAsync(book, before: null, cancellationToken);
        var first = Stopwatch.GetElapsedTime(begun);
        var numbers = await AskAsync(client, [.. _samples.International(Asked).Select(sample => sample.Text)], cancellationToken);
        var unchanged = await SyncAsync(client, book, cancellationToken);
        await server.ChangeAsync(Changes, cancellationToken);
        var delta = await SyncAsync(client, book, cancellationToken);
        var copied = (await client.GetStatusAsync(book, cancellationToken)).Contacts;
        return live with { Copied = copied, FirstCopy = first, CopiedNumbers = numbers, Unchanged = unchanged, Delta = delta };
    }

    private static async Task<TimeSpan> SyncAsync(EngineClient client, string book, CancellationToken cancellationToken)
    {
        var before = (await client.GetStatusAsync(book, cancellationToken)).LastSync;
        var begun = Stopwatch.GetTimestamp();
        await client.SyncAsync(book, cancellationToken);
        await client.WaitUntilReadyAsync(book, before, cancellationToken);
        return Stopwatch.GetElapsedTime(begun);
    }

    private Task<EngineProcess> StartAsync(TempFolder folder, CancellationToken cancellationToken) =>
        EngineProcess.StartAsync(program, folder.FullPath, ["--tel", Samples.OwnNumber], cancellationToken);

    private static async Task<DirectoryReading> AskAsync(EngineClient client, IReadOnlyList<string> asked, CancellationToken cancellationToken)
    {
        foreach (var text in asked.Take(asked.Count / 10)) await client.SearchAsync(text, cancellationToken);
        var (times, found, end) = (new Histogram(), 0, Stopwatch.StartNew());
        foreach (var text in asked.TakeWhile(_ => end.Elapsed < Longest))
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await client.SearchAsync(text, cancellationToken);
            times.Add((long)Stopwatch.GetElapsedTime(begun).TotalNanoseconds);
            if (answer.Contains("\"RecordId\"", StringComparison.Ordinal) || answer.Contains("\"LastName\"", StringComparison.Ordinal)) found++;
        }
        return new(times, (double)found / times.Count);
    }
}
