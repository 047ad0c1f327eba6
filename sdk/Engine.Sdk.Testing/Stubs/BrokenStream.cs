namespace Engine.Sdk.Testing;

/// <summary>The beginning of an answer, and then the connection breaks.</summary>
internal sealed class BrokenStream() : BlankStream(16)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("The connection was reset.");
}
