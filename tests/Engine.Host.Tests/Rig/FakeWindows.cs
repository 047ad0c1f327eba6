using System.Collections.Concurrent;
using Engine.Host.Windows;

namespace Engine.Host.Tests.Rig;

/// <summary>Keeps what would have been opened.</summary>
internal sealed class FakeWindows : IWindowOpener
{
    private readonly ConcurrentQueue<Uri> _opened = [];
    private readonly TaskCompletionSource<Uri> _question = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All but the questions whether an application may come in: each test's application asks.</summary>
    public IReadOnlyList<Uri> Opened => [.. _opened];

    /// <summary>The first of those questions, when it comes.</summary>
    public Task<Uri> Question => _question.Task;

    /// <summary>Whether there is a screen.</summary>
    public bool HasScreen { get; set; } = true;

    public bool TryOpen(Uri address)
    {
        if (address.Query == "?page=applications") _question.TrySetResult(address);
        else if (HasScreen) _opened.Enqueue(address);
        return HasScreen;
    }

    public bool TryOpenOwnWindow(Uri address) => TryOpen(address);
}
