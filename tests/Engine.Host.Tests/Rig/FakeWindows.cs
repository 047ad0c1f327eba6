using System.Collections.Concurrent;
using Engine.Host.Windows;

namespace Engine.Host.Tests.Rig;

/// <summary>Keeps what would have been opened.</summary>
internal sealed class FakeWindows : IWindowOpener
{
    private readonly ConcurrentQueue<Uri> _opened = [];

    public IReadOnlyList<Uri> Opened => [.. _opened];

    /// <summary>Whether there is a screen.</summary>
    public bool HasScreen { get; set; } = true;

    public bool TryOpen(Uri address)
    {
        if (HasScreen) _opened.Enqueue(address);
        return HasScreen;
    }

    public bool TryOpenOwnWindow(Uri address) => TryOpen(address);
}
