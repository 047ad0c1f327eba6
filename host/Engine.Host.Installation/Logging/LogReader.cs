using System.Runtime.CompilerServices;
using Engine.Storage;

namespace Engine.Host.Installation.Logging;

/// <summary>Reads the engine's own log files, the newest entry first.</summary>
internal sealed class LogReader(DataFolder folder, TimeProvider time)
{
    /// <summary>Most bytes looked at for one page, so that one answer never takes long.</summary>
    public const long MaxBytesPerPage = 64 * 1024 * 1024;

    /// <summary>Most characters of an entry's further lines.</summary>
    public const int MaxDetailLength = 32 * 1024;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <exception cref="IOException">The disk failed.</exception>
    public Task<LogPage> ReadAsync(LogQuery query, CancellationToken cancellationToken) =>
        Task.Run(() => Read(query, stopAt: null, cancellationToken), cancellationToken);

    /// <summary>Entries written from now on, the oldest first, as they come, until cancelled; looked for once a second.</summary>
    /// <param name="query">Which; its count and positions do not matter.</param>
    /// <param name="cancellationToken">Ends it without an exception.</param>
    public async IAsyncEnumerable<LogEntry> FollowAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var everything = new LogQuery { Count = LogQuery.MaxCount };
        var last = Newest();
        using var timer = new PeriodicTimer(Pace, time);
        while (await NextAsync(timer, cancellationToken))
        {
            var page = await Task.Run(() => Read(everything, last, CancellationToken.None), CancellationToken.None);
            if (page.Entries.Count == 0) continue;
            last = page.Entries[0].Position;
            foreach (var entry in page.Entries.Reverse().Where(query.Fits)) yield return entry;
        }
    }

    private LogPosition? Newest() => Read(new LogQuery { Count = 1 }, stopAt: null, CancellationToken.None) is { Entries: [var newest] } ? newest.Position : null;

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private LogPage Read(LogQuery query, LogPosition? stopAt, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        var budget = MaxBytesPerPage;
        foreach (var file in LogFile.In(folder.LogsFolder))
        {
            if (query.Before is { } before && LogFile.Of(before.File)?.CompareTo(file) < 0) continue;
            using var stream = file.Open();
            if (stream is null) continue;
            var end = query.Before is { } within && within.File == file.Name ? Math.Min(within.Offset, stream.Length) : stream.Length;
            var lines = new BackwardLines(stream, end);
            foreach (var entry in Entries(file.Name, lines))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (entry.Position == stopAt || entry.At < query.Since) return new(entries, null);
                if (query.Fits(entry)) entries.Add(entry);
                if (entries.Count == query.Count || lines.BytesRead > budget) return new(entries, entry.Position);
            }

            budget -= lines.BytesRead;
        }

        return new(entries, null);
    }

    /// <summary>Lines that follow a first line belong to it; read backwards they come before it.</summary>
    private static IEnumerable<LogEntry> Entries(string file, BackwardLines lines)
    {
        var following = new LinkedList<string>();
        var length = 0;
        while (lines.TryRead(out var line, out var start))
        {
            if (LogLine.Read(line) is { } first)
            {
                yield return new LogEntry
                {
                    Position = new(file, start),
                    At = first.At,
                    Level = first.Level,
                    Source = first.Source,
                    Message = first.Message,
                    Detail = following.Count > 0 ? string.Join('\n', following) : null,
                };
                following.Clear();
                length = 0;
                continue;
            }

            following.AddFirst(line);
            // What stands last tells least: of an exception it is the outermost calls.
            for (length += line.Length; length > MaxDetailLength && following.Last is { } last; following.RemoveLast()) length -= last.Value.Length;
        }
    }
}
