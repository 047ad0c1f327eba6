using System.Composition.Hosting;
using Engine.Sdk;

namespace Engine.Plugins.Loading;

/// <summary>One plugin's composition host, over the parts of its own assemblies alone.</summary>
internal sealed class ConnectorComposition(IReadOnlyCollection<Type> parts)
{
    private readonly Lock _lock = new();
    private readonly List<CompositionHost> _hosts = [];
    private readonly HashSet<Type> _unusable = [];
    private CompositionHost? _host;

    /// <summary>Makes a connector.</summary>
    /// <exception cref="Exception">Whatever its constructor throws, and <see cref="CompositionFailedException"/> for an unmet import.</exception>
    public IConnector Make(Type connector) => Host().GetExport<IConnector>(ConnectorParts.ContractOf(connector));

    /// <summary>
    /// Goes on without a connector that could not be made, in a new host: after a failed request System.Composition no longer finds the parts
    /// that request had begun to use, and a constructor that hangs may hold the old host's lock.
    /// </summary>
    public void GiveUp(Type connector)
    {
        lock (_lock)
        {
            _unusable.Add(connector);
            _host = null;
        }
    }

    /// <summary>Disposes what was made, connectors included.</summary>
    public ConnectorComposition DisposeAll()
    {
        foreach (var host in _hosts) host.Dispose();
        return this;
    }

    private CompositionHost Host()
    {
        lock (_lock)
        {
            if (_host is not null) return _host;
            _host = new ContainerConfiguration().WithDefaultConventions(new ConnectorParts()).WithParts(parts.Except(_unusable)).CreateContainer();
            _hosts.Add(_host);
            return _host;
        }
    }
}
