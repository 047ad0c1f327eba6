using System.Data.Common;
using Engine.Connectors.Database.Tests.Servers;
using MySqlConnector;

namespace Engine.Connectors.Database.Tests.Contract;

/// <summary>A database of its own in the one MariaDB of the run, behind a proxy.</summary>
internal sealed class MariaDbCrm : SqlCrm
{
    private static int _count;

    private readonly FaultProxy _proxy;
    private readonly string _name;

    private MariaDbCrm(DbDataSource database, DatabaseSettings settings, FaultProxy proxy, string name)
        : base(database, settings) => (_proxy, _name) = (proxy, name);

    public override int RequestCount => _proxy.RequestCount;

    public override object WrongCredentials => (DatabaseSettings)Settings with { Password = "wrong" };

    protected override string TableName => $"{_name}.customers";

    protected override string CallsTable => $"{_name}.calls";

    protected override string Now => "now(6)";

    public static async Task<MariaDbCrm> StartAsync(CancellationToken cancellationToken)
    {
        var server = await SharedServers.MariaDbAsync();
        var name = $"crm{Interlocked.Increment(ref _count)}";
        var database = new MySqlDataSourceBuilder($"{server.ConnectionString};Maximum Pool Size=4").Build();
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            await connection.ExecuteAsync(Tables(name), cancellationToken);
        var proxy = new FaultProxy(new MySqlWire(), server.Port);
        var settings = ForTable(
            SettingsFor(proxy.Port, name), "customers", "calls",
            "SELECT id AS Id, 'User' AS Type, first_name AS FirstName, last_name AS LastName, email AS Email FROM users WHERE email = @user");
        return new MariaDbCrm(database, settings, proxy, name);
    }

    public static DatabaseSettings SettingsFor(int port, string name) => new()
    {
        Kind = DatabaseKind.MySql, Server = "127.0.0.1", Port = port, Database = name, User = SharedServers.User, Password = SharedServers.Password, Tls = DatabaseTls.Off,
    };

    public override void Fail(ContractFault fault, int times) => _proxy.Fail(fault, times);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    private static string Tables(string name) => $"""
        CREATE DATABASE {name} CHARACTER SET utf8mb4;
        CREATE TABLE {name}.customers (id int AUTO_INCREMENT PRIMARY KEY, first_name varchar(200), last_name varchar(200), company varchar(200), job_title varchar(200), email varchar(200),
            phone varchar(100), mobile varchar(100), home varchar(100), other varchar(100), fax varchar(100), notes text, photo mediumblob, updated_at timestamp(6) NOT NULL);
        CREATE TABLE {name}.calls (id int AUTO_INCREMENT PRIMARY KEY, customer_id int NOT NULL, call_id varchar(256) NOT NULL, direction varchar(10) NOT NULL,
            started_at datetime NOT NULL, seconds int NOT NULL, caller varchar(100) NOT NULL, called varchar(100) NOT NULL, UNIQUE (customer_id, call_id));
        CREATE TABLE {name}.users (id int PRIMARY KEY, first_name varchar(200), last_name varchar(200), email varchar(200));
        INSERT INTO {name}.users VALUES (1, 'Olive', 'Ownerby', 'olive@larkspur.example');
        GRANT SELECT ON {name}.* TO {SharedServers.User}@'127.0.0.1';
        GRANT INSERT ON {name}.calls TO {SharedServers.User}@'127.0.0.1';
        """;
}
