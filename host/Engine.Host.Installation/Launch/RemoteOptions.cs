namespace Engine.Host.Installation.Launch;

/// <summary>Whether other machines may open the pages: section <c>Engine:Remote</c>. By default none may.</summary>
internal sealed class RemoteOptions
{
    public const string Everywhere = "*";

    /// <summary>The address of this machine they reach it at, or <see cref="Everywhere"/>; empty for nobody else.</summary>
    public string? Listen { get; set; }

    /// <summary>What they have to give, required with <see cref="Listen"/>. Never logged or shown.</summary>
    public string? Password { get; set; }

    public bool IsOn => !string.IsNullOrEmpty(Listen);

    public bool IsEverywhere => Listen == Everywhere;
}
