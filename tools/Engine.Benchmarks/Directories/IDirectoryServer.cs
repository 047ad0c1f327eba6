using System.Text.Json.Nodes;
using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks.Directories;

/// <summary>A server in which a company keeps its contacts, and the connector that reads it. Asked from one thread.</summary>
internal interface IDirectoryServer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The connector that reads it.</summary>
    string ConnectorId { get; }

    /// <summary>The settings of the engine's book; known once the server has started.</summary>
    JsonObject Settings { get; }

    /// <summary>Starts the server, installing it first where that is possible, and puts all contacts in.</summary>
    /// <exception cref="Comparison.UnavailableException">It cannot be had on this machine.</exception>
    Task StartAsync(ContactGenerator contacts, CancellationToken cancellationToken);

    /// <summary>Changes the job titles of the first contacts, as another program would.</summary>
    Task ChangeAsync(int count, CancellationToken cancellationToken);
}
