using System.Globalization;

namespace Engine.Host.Installation.Logging;

/// <summary>One of the engine's log files, told by its name: <c>engine-20260131.log</c>, <c>engine-20260131_001.log</c>.</summary>
internal sealed record LogFile(string FullPath, DateOnly Day, int Part) : IComparable<LogFile>
{
    private const string Start = "engine-";
    private const string End = ".log";
    private const int DayLength = 8;

    public string Name => Path.GetFileName(FullPath);

    /// <returns>Null for another name.</returns>
    public static LogFile? Of(string path) => TryRead(Path.GetFileName(path), out var day, out var part) ? new(path, day, part) : null;

    /// <summary>Those in a folder, the newest first; none when there is no such folder.</summary>
    public static IReadOnlyList<LogFile> In(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, $"{Start}*{End}").Select(Of).OfType<LogFile>().OrderDescending()];
    }

    /// <summary>For reading while the engine writes, rolls and deletes; null when it is gone.</summary>
    public FileStream? Open()
    {
        try
        {
            return new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public int CompareTo(LogFile? other) => other is null ? 1 : (Day, Part).CompareTo((other.Day, other.Part));

    private static bool TryRead(string name, out DateOnly day, out int part)
    {
        (day, part) = (default, 0);
        if (!name.StartsWith(Start, StringComparison.Ordinal) || !name.EndsWith(End, StringComparison.Ordinal) || name.Length < Start.Length + DayLength + End.Length) return false;
        var rest = name.AsSpan(Start.Length + DayLength, name.Length - Start.Length - DayLength - End.Length);
        return DateOnly.TryParseExact(name.AsSpan(Start.Length, DayLength), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && (rest.IsEmpty || (rest[0] == '_' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out part)));
    }
}
