namespace Engine.Cli;

/// <summary>What the shell is told. Scripts depend on the numbers.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The engine refused, or what was asked for is not there.</summary>
    public const int Refused = 1;

    public const int Usage = 2;

    /// <summary>No engine runs for this data folder.</summary>
    public const int NotRunning = 3;

    /// <summary>Ctrl+C, as shells number it.</summary>
    public const int Interrupted = 130;
}
