namespace Engine.Core.Events;

/// <summary>
/// Hands each event to every subscriber, in order, on the publisher's thread. Subscribers return at once and do not throw.
/// </summary>
public sealed class EngineEvents
{
    private event Action<EngineEvent>? Published;

    public void Publish(EngineEvent happened) => Published?.Invoke(happened);

    /// <returns>Ends the subscription when disposed.</returns>
    public IDisposable Subscribe(Action<EngineEvent> subscriber)
    {
        Published += subscriber;
        return new Subscription(this, subscriber);
    }

    private sealed class Subscription(EngineEvents events, Action<EngineEvent> subscriber) : IDisposable
    {
        public void Dispose() => events.Published -= subscriber;
    }
}
