using Engine.Host.Installation.Launch;

namespace Engine.Host.Installation.Listening;

/// <summary>Where clients reach the engine.</summary>
internal sealed class PublicAddress(ListeningSockets sockets, EngineOptions options)
{
    /// <summary>What links the engine makes start with, such as <c>http://localhost:10088/</c>: every browser takes it without a warning.</summary>
    public Uri Base { get; } = new($"http://localhost:{sockets.HttpPort}/");

    /// <summary>The same over TLS.</summary>
    public Uri Encrypted { get; } = new($"https://localhost:{sockets.HttpsPort}/");

    /// <summary>What other machines reach the pages at, such as <c>https://192.168.1.10:10443</c>; with <c>*</c> for the host where all addresses are open to them, null where none is.</summary>
    public string? ForOthers { get; } = options.Remote.IsEverywhere ? $"https://{RemoteOptions.Everywhere}:{sockets.HttpsPort}"
        : sockets.Remote is { } address ? new UriBuilder(Uri.UriSchemeHttps, address.ToString(), sockets.HttpsPort).Uri.GetLeftPart(UriPartial.Authority)
        : null;

    /// <summary>The address of a page of the engine, given by its path without a leading slash.</summary>
    public Uri Of(string path) => new(Base, path);
}
