using Engine.Host.About;

namespace Engine.Host.Events;

/// <summary>The frame every channel begins with.</summary>
/// <param name="product">What <c>Version</c> answers.</param>
/// <param name="time">The server's clock.</param>
internal sealed class InitialFrame(Product product, TimeProvider time)
{
    // With licences, since only an approved application gets this far.
    public ReadOnlyMemory<byte> Now() => EventFrames.Initial(time.GetUtcNow(), product.Describe(withLicenses: true));
}
