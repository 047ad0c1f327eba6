namespace Engine.Host.Installation.DialLinks;

/// <summary>Where no program of this kind can open links: macOS gives them to application bundles alone (Apple, "CFBundleURLTypes"), and the engine is none.</summary>
internal sealed class NoDialLinks : IDialLinks
{
    public DialLinkObstacle? Obstacle => DialLinkObstacle.System;

    public bool IsRegistered => false;

    public IReadOnlyList<DialLink> Read() => [];

    public void Register() => throw new PlatformNotSupportedException();

    public void Unregister() => throw new PlatformNotSupportedException();
}
