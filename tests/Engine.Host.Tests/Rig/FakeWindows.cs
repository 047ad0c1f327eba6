using System.Collections.Concurrent;
using Engine.Host.Windows;

namespace Engine.Host.Tests.Rig;

/// <summary>Keeps what would have been opened.</summary>
internal sealed class FakeWindows : IWindowOpener
{
    private readonly ConcurrentQueue<Uri> _opened = [];

    public IReadOnlyList<Uri> Opened => [.. _opened];

    public void Open(Uri address) => _opened.Enqueue(address);
}
