namespace Engine.Sandbox;

/// <summary>How a sandbox starts. Everything but the port can also be changed while it runs.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port on the loopback address; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether the vendors start with made-up people and companies.</summary>
    public bool IsSeeded { get; init; } = true;

    /// <summary>The clock of tokens, limits, delays and time stamps.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long the vendors take before each API answer; sign-in is not delayed.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the consent pages send the browser back at once instead of waiting for a press of the button.</summary>
    public bool ApprovesAtOnce { get; init; }
}
