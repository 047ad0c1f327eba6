namespace Engine.Host.Installation.Launch;

/// <summary>The engine cannot start, for a reason that one line tells and the user can mend.</summary>
internal sealed class LaunchException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>What a script can tell a failed start by.</summary>
internal static class ExitCodes
{
    public const int Failed = 1;
    public const int WrongOptions = 2;
    public const int PortTaken = 3;
    public const int DataFolderUnusable = 4;
}
