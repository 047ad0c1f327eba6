namespace Engine.Sdk;

/// <summary>
/// The ability to notice changes as they happen, such as a file being saved or a message from the CRM: a cached book then takes them over at once, rather
/// than with its next sync.
/// </summary>
public interface IContactChanges
{
    /// <summary>Asks to be told when contacts may have changed. The engine then reads <see cref="IContactFeed"/> on.</summary>
    /// <param name="changed">
    /// Called from any thread, never by this method itself; once for many changes is enough, and once too often does no harm. It returns at once and
    /// does not throw.
    /// </param>
    /// <returns>
    /// Disposed by the engine, on any thread, when it no longer listens; at the latest before the book itself is. A call under way may still arrive.
    /// Never null; a book that cannot watch at the moment returns one that does nothing.
    /// </returns>
    IDisposable Watch(Action changed);
}
