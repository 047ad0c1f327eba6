using System.Diagnostics;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Load;

/// <summary>One book through the life of an engine: first load, searches, a full sync beside searches, a restart.</summary>
internal sealed class LoadTest : IDisposable
{
    private const int Asked = 1000;
    private const int TypedLetters = 4;

    private readonly TempFolder _folder = new();
    private readonly string _program;
    private readonly ContactGenerator _contacts;
    private readonly IReadOnlyList<Sample> _numbers;
    private readonly IReadOnlyList<Sample> _names;
    private string _application = "";
    private string _book = "";

    private LoadTest(string program, ContactGenerator contacts)
    {
        (_program, _contacts) = (program, contacts);
        var samples = new Samples(contacts);
        (_numbers, _names) = (samples.International(Asked), samples.Prefixes(Asked, TypedLetters));
    }

    private string CsvPath => _folder["contacts.csv"];

    public static async Task<LoadResult> RunAsync(string program, ContactGenerator contacts, CancellationToken cancellationToken)
    {
        using var test = new LoadTest(program, contacts);
        return await test.RunAsync(cancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<LoadResult> RunAsync(CancellationToken cancellationToken)
    {
        await using (var csv = new StreamWriter(CsvPath)) CsvExport.Write(_contacts.All(), Columns.Outlook, csv);
        await using var engine = await StartAsync(cancellationToken);
        using var client = new EngineClient(engine);
        _application = client.Application;
        await client.RegisterAsync(cancellationToken);
        var empty = ProcessMemory.Resident(engine.Id);

        var loading = Stopwatch.StartNew();
        _book = await client.AddBookAsync(CsvPath, cancellationToken);
        await client.WaitUntilReadyAsync(_book, null, cancellationToken);
        var firstLoad = loading.Elapsed;

        var loop = new SearchLoop(client);
        var numbers = await loop.RunAsync(_numbers, cancellationToken);
        var names = await loop.RunAsync(_names, cancellationToken);
        var resident = ProcessMemory.Resident(engine.Id);
        var peak = ProcessMemory.Peak(engine.Id);
        var (resync, during) = await ResyncAsync(client, loop, cancellationToken);
        await engine.DisposeAsync();

        var (restart, restarted) = await RestartAsync(cancellationToken);
        return new LoadResult
        {
            Contacts = _contacts.Count,
            FileBytes = new FileInfo(CsvPath).Length,
            FirstLoad = firstLoad,
            EmptyBytes = empty,
            ResidentBytes = resident,
            PeakBytes = peak,
            DiskBytes = new FileInfo(Path.Combine(_folder["data"], "engine.db")).Length,
            Restart = restart,
            RestartedBytes = restarted,
            Numbers = numbers,
            Names = names,
            Resync = resync,
            NumbersDuringSync = during,
        };
    }

    private Task<EngineProcess> StartAsync(CancellationToken cancellationToken) =>
        EngineProcess.StartAsync(_program, _folder["data"], ["--tel", Samples.OwnNumber], cancellationToken);

    // A file that was written anew is read as a whole, and every contact goes through disk and index again.
    private async Task<(TimeSpan Duration, Histogram During)> ResyncAsync(EngineClient client, SearchLoop loop, CancellationToken cancellationToken)
    {
        var before = (await client.GetStatusAsync(_book, cancellationToken)).LastSync;
        File.SetLastWriteTimeUtc(CsvPath, File.GetLastWriteTimeUtc(CsvPath).AddSeconds(1));
        var syncing = Stopwatch.StartNew();
        await client.SyncAsync(_book, cancellationToken);
        var ready = client.WaitUntilReadyAsync(_book, before, cancellationToken);
        var during = await loop.RunAsync(_numbers, _ => !ready.IsCompleted, cancellationToken);
        await ready;
        return (syncing.Elapsed, during);
    }

    private async Task<(TimeSpan Restart, long Resident)> RestartAsync(CancellationToken cancellationToken)
    {
        var starting = Stopwatch.StartNew();
        await using var engine = await StartAsync(cancellationToken);
        using var client = EngineClient.For(engine, _application);
        var name = _contacts[_numbers[0].Index].LastName;
        while (!(await client.SearchAsync(_numbers[0].Text, cancellationToken)).Contains(name, StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        var restart = starting.Elapsed;

        // The copy on disk is served at once; the file is looked at afterwards, which is not what is measured here.
        return (restart, ProcessMemory.Resident(engine.Id));
    }
}
