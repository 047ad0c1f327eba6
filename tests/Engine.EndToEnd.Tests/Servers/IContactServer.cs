using System.Text.Json.Nodes;

namespace Engine.EndToEnd.Tests.Servers;

/// <summary>A real server with the contacts of <see cref="ServerContact"/>, as its administrator handles it.</summary>
internal interface IContactServer : IAsyncDisposable
{
    /// <summary>Id of the connector that speaks to it.</summary>
    string Connector { get; }

    /// <summary>Settings of a book on it, once it runs.</summary>
    JsonObject Settings { get; }

    /// <exception cref="InvalidOperationException">It cannot be had here.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Gives a contact another number, behind the engine's back.</summary>
    Task ChangeNumberAsync(ServerContact contact, string number, CancellationToken cancellationToken);

    Task StopAsync();

    /// <summary>Starts it again after <see cref="StopAsync"/>: on the same port, with all it held.</summary>
    /// <returns>Once it is ready.</returns>
    Task RestartAsync(CancellationToken cancellationToken);
}
