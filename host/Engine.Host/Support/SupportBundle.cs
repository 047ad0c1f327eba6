using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Storage;

namespace Engine.Host.Support;

/// <summary>
/// Writes what somebody needs who is to help from elsewhere, as a zip, without secrets and personal data: nothing that a search was for, no contact, no
/// telephone number.
/// </summary>
internal sealed class SupportBundle(EngineFacts engine, BookFacts books, Personal personal, MetricsText metrics, DataFolder folder, TimeProvider time) : ISupportBundle
{
    public const int DefaultDays = 7;
    public const int MaxDays = 31;

    private const string ReadMe = """
        What this engine tells of itself, for whoever is to help. Secrets read ********; searches, contacts, telephone numbers, e-mail addresses and folders are left out.

        about.json         product, version, platform
        options.json       the engine's options that do not name the user
        connectors.json    each connector found, and its state
        books.json         each address book: state, settings, copy, limits, latest requests, failures
        activity.json      how the latest searches went, without what was searched for
        outbox.json        how many calls wait to be logged
        metrics.txt        the counters
        logs/              the log files of the last days

        """;

    /// <summary>Such as <c>engine-support-20260131-1005.zip</c>.</summary>
    public string FileName => $"engine-support-{time.GetUtcNow():yyyyMMdd-HHmm}.zip";

    /// <summary>Writes the zip as it is made; needs little memory, however long the logs.</summary>
    /// <param name="output">Need not be seekable; left open.</param>
    /// <param name="days">How many days of logs, 1 to <see cref="MaxDays"/>, today counted.</param>
    /// <param name="cancellationToken">Gives up; what is written then is no zip.</param>
    public async Task WriteAsync(Stream output, int days, CancellationToken cancellationToken)
    {
        await using var patient = new AsyncOnlyStream(output);
        await using (var zip = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
            await FillAsync(zip, days, cancellationToken);
        await patient.FlushAsync(cancellationToken);
    }

    private async Task FillAsync(ZipArchive zip, int days, CancellationToken cancellationToken)
    {
        var redaction = personal.MakeRedaction();
        await AddAsync("README.txt", writer => writer.WriteAsync(ReadMe));
        await AddJsonAsync("about.json", engine.About());
        await AddJsonAsync("options.json", engine.Options());
        await AddJsonAsync("connectors.json", engine.Connectors(redaction));
        await AddJsonAsync("books.json", books.Books(redaction));
        await AddJsonAsync("activity.json", books.Searches());
        await AddJsonAsync("outbox.json", books.Outbox());
        var counters = redaction.Known(await metrics.ReadAsync(cancellationToken));
        await AddAsync("metrics.txt", writer => writer.WriteAsync(counters));
        var first = DateOnly.FromDateTime(time.GetLocalNow().Date).AddDays(1 - days);
        foreach (var file in LogFile.In(folder.LogsFolder).Where(file => file.Day >= first))
            await AddAsync($"logs/{file.Name}", writer => CopyAsync(file, writer, redaction, cancellationToken));

        Task AddJsonAsync(string name, JsonNode content) => AddAsync(name, writer => writer.WriteLineAsync(content.ToJsonString(Readable)));

        async Task AddAsync(string name, Func<TextWriter, Task> write)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = time.GetLocalNow();
            await using var stream = await entry.OpenAsync(cancellationToken);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
            await write(writer);
        }
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    // Whose words are fixed; anybody else's may name people.
    private static readonly string[] KnownSources = ["Engine.", "Microsoft.", "System."];

    // What a connector's book logs is the connector's own words.
    private static async Task CopyAsync(LogFile file, TextWriter writer, Redaction redaction, CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
        if (stream is null) return;
        using var reader = new StreamReader(stream, bufferSize: 64 * 1024);
        var isForeign = false;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (LogLine.Read(line) is { } first)
            {
                isForeign = first.Source.StartsWith("Engine.AddressBooks.", StringComparison.Ordinal)
                    || !Array.Exists(KnownSources, known => first.Source.StartsWith(known, StringComparison.Ordinal));
                await writer.WriteAsync(line.AsMemory(0, line.Length - first.Message.Length), cancellationToken);
                line = first.Message;
            }

            await writer.WriteLineAsync((isForeign ? redaction.Words(line) : redaction.Text(line)).AsMemory(), cancellationToken);
        }
    }
}
