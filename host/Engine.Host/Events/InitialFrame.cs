using System.Text.Json;

namespace Engine.Host.Events;

/// <summary>The frame every channel begins with.</summary>
/// <param name="writeVersion">Writes what <c>Version</c> answers.</param>
/// <param name="time">The server's clock.</param>
internal sealed class InitialFrame(Action<Utf8JsonWriter> writeVersion, TimeProvider time)
{
    public ReadOnlyMemory<byte> Now() => EventFrames.Initial(time.GetUtcNow(), writeVersion);
}
