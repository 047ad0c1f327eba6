using System.ComponentModel;
using System.Diagnostics;

namespace Engine.Cli.Running;

/// <summary>Tells whether the process that wrote a discovery file still runs.</summary>
internal static class EngineProcess
{
    // The system's record of a start drifts against the clock by some seconds; ids come round again after hours.
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(1);

    public static bool IsAlive(DiscoveryFile file)
    {
        try
        {
            using var process = Process.GetProcessById(file.ProcessId);
            return !process.HasExited && (file.StartedAt is not { } written || process.StartTime.ToUniversalTime() <= written.UtcDateTime + ClockDrift);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            return true; // It runs, but this user may not look at it.
        }
    }
}
