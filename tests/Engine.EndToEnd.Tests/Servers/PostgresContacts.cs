using System.Data.Common;
using Engine.TestServers;
using Npgsql;

namespace Engine.EndToEnd.Tests.Servers;

internal sealed class PostgresContacts : SqlContacts
{
    private readonly PostgresServer _server = new(listens: true);

    protected override string Kind => "PostgreSql";

    protected override int Port => _server.Port;

    protected override string DatabaseName => "postgres";

    protected override string TableName => "customers";

    protected override string Script => $"""
        CREATE TABLE customers (id text PRIMARY KEY, first_name text, last_name text, phone text, photo bytea, updated_at timestamptz NOT NULL);
        CREATE ROLE {Reader} LOGIN PASSWORD '{Password}';
        GRANT SELECT ON customers TO {Reader};
        """;

    public override Task StopAsync() => _server.StopAsync();

    public override Task RestartAsync(CancellationToken cancellationToken) => _server.RunAsync(cancellationToken);

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override Task StartServerAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    // None is kept: the server it was made to may have been stopped meanwhile.
    protected override DbConnection Connect() => new NpgsqlConnection($"{_server.ConnectionString};Pooling=false");
}
