namespace Engine.Cli;

/// <summary>Ends a command with a sentence for the user and an <see cref="Cli.ExitCode"/>.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The engine's own answer, for <c>--json</c>; null when it gave none.</summary>
    public string? Json { get; init; }
}
