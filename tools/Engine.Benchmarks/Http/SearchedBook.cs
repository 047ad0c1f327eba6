using Engine.Benchmarks.Contacts;
using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Http;

/// <summary>An engine with one book in it, and what to ask of that book.</summary>
internal sealed class SearchedBook : IAsyncDisposable
{
    private const int Asked = 200;
    private const int TypedLetters = 4;

    private readonly EngineProcess _engine;

    private SearchedBook(EngineProcess engine, EngineClient client) => (_engine, Client) = (engine, client);

    public EngineClient Client { get; }

    public Uri Plain => _engine.Plain;

    public Uri Encrypted => _engine.Encrypted;

    public IReadOnlyList<string> Numbers { get; private init; } = ["+44 1632 960017", "(01632) 960 017", "+441632960123"];

    public IReadOnlyList<string> Names { get; private init; } = ["bob"];

    /// <summary>The sample contacts of the demo, not cached.</summary>
    public static async Task<SearchedBook> DemoAsync(string program, TempFolder folder, CancellationToken cancellationToken)
    {
        var engine = await EngineProcess.StartAsync(program, folder["demo"], ["--demo"], cancellationToken);
        var client = new EngineClient(engine);
        await client.RegisterAsync(cancellationToken);
        return new SearchedBook(engine, client);
    }

    /// <summary>One cached book of generated contacts.</summary>
    public static async Task<SearchedBook> CachedAsync(string program, TempFolder folder, int count, CancellationToken cancellationToken)
    {
        var contacts = new ContactGenerator(count);
        await using (var csv = new StreamWriter(folder["contacts.csv"])) CsvExport.Write(contacts.All(), Columns.Outlook, csv);
        var engine = await EngineProcess.StartAsync(program, folder["data"], ["--tel", Samples.OwnNumber], cancellationToken);
        var client = new EngineClient(engine);
        await client.RegisterAsync(cancellationToken);
        await client.WaitUntilReadyAsync(await client.AddBookAsync(folder["contacts.csv"], cancellationToken), null, cancellationToken);
        var samples = new Samples(contacts);
        return new SearchedBook(engine, client)
        {
            Numbers = [.. samples.International(Asked).Select(sample => sample.Text)],
            Names = [.. samples.Prefixes(Asked, TypedLetters).Select(sample => sample.Text)],
        };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _engine.DisposeAsync();
    }
}
