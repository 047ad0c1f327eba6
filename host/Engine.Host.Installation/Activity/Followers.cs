using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Engine.Host.Installation.Activity;

/// <summary>Those who watch something live. One that does not keep up misses the oldest, and holds up nobody.</summary>
internal sealed class Followers<T>
{
    /// <summary>Most that wait for one follower.</summary>
    public const int QueueLength = 64;

    private ImmutableArray<Channel<T>> _channels = [];

    /// <summary>Hands it to every follower, without waiting.</summary>
    public void Tell(T item)
    {
        foreach (var channel in _channels) channel.Writer.TryWrite(item);
    }

    /// <summary>What is told from the first step on, until cancelled: then it ends without an exception.</summary>
    public async IAsyncEnumerable<T> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        ImmutableInterlocked.Update(ref _channels, (channels, added) => channels.Add(added), channel);
        using var ending = cancellationToken.Register(() => channel.Writer.TryComplete());
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(CancellationToken.None)) yield return item;
        }
        finally
        {
            ImmutableInterlocked.Update(ref _channels, (channels, removed) => channels.Remove(removed), channel);
        }
    }
}
