namespace Engine.Host.Installation.Listening;

/// <summary>Where clients reach the engine.</summary>
internal sealed class PublicAddress(LoopbackSockets sockets)
{
    /// <summary>What links the engine makes start with, such as <c>http://localhost:10088/</c>: every browser takes it without a warning.</summary>
    public Uri Base { get; } = new($"http://localhost:{sockets.HttpPort}/");

    /// <summary>The same over TLS.</summary>
    public Uri Encrypted { get; } = new($"https://localhost:{sockets.HttpsPort}/");

    /// <summary>The address of a page of the engine, given by its path without a leading slash.</summary>
    public Uri Of(string path) => new(Base, path);
}
