using System.Data.Common;
using Engine.TestServers;
using MySqlConnector;

namespace Engine.EndToEnd.Tests.Servers;

internal sealed class MariaDbContacts : SqlContacts
{
    private readonly MariaDbServer _server = new();

    protected override string Kind => "MySql";

    protected override int Port => _server.Port;

    protected override string DatabaseName => "crm";

    protected override string TableName => "crm.customers";

    protected override string Script => $"""
        CREATE DATABASE crm CHARACTER SET utf8mb4;
        CREATE TABLE crm.customers (id varchar(100) PRIMARY KEY, first_name varchar(200), last_name varchar(200), phone varchar(100), photo mediumblob, updated_at timestamp(6) NOT NULL);
        CREATE USER {Reader}@'127.0.0.1' IDENTIFIED BY '{Password}';
        GRANT SELECT ON crm.* TO {Reader}@'127.0.0.1';
        """;

    public override Task StopAsync() => _server.StopAsync();

    public override Task RestartAsync(CancellationToken cancellationToken) => _server.RunAsync(cancellationToken);

    public override ValueTask DisposeAsync() => _server.DisposeAsync();

    protected override Task StartServerAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    // None is kept: the server it was made to may have been stopped meanwhile.
    protected override DbConnection Connect() => new MySqlConnection($"{_server.ConnectionString};Pooling=false");
}
