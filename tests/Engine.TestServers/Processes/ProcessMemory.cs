using System.Globalization;

namespace Engine.TestServers.Processes;

/// <summary>What processes occupy in memory, as Linux tells in <c>/proc</c>.</summary>
public static class ProcessMemory
{
    private const int Kibi = 1024;

    /// <summary>Resident now.</summary>
    public static long Resident(int process) => Line($"/proc/{process}/status", "VmRSS:");

    /// <summary>The most that was resident.</summary>
    public static long Peak(int process) => Line($"/proc/{process}/status", "VmHWM:");

    /// <summary>Of a process with all its children, what they share counted once.</summary>
    public static long Proportional(int process) =>
        Line($"/proc/{process}/smaps_rollup", "Pss:") + Children(process).Sum(Proportional);

    private static IEnumerable<int> Children(int process)
    {
        foreach (var task in Directory.EnumerateDirectories($"/proc/{process}/task"))
        {
            foreach (var child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return int.Parse(child, CultureInfo.InvariantCulture);
        }
    }

    private static long Line(string file, string name)
    {
        var line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * Kibi;
    }
}
