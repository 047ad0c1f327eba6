namespace Engine.Benchmarks;

/// <summary>Where and when something was measured.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>The date, the cores, and how many programs wanted them in the minute before: results of a busy machine are poor ones.</summary>
    public static string Describe()
    {
        var load = File.Exists(LoadFile) ? $", load average {File.ReadAllText(LoadFile).Split(' ')[0]}" : "";
        return $"{TimeProvider.System.GetLocalNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores{load}";
    }
}
