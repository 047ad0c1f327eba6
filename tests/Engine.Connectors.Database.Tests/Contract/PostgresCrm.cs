using Engine.Connectors.Database.Tests.Servers;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Contract;

/// <summary>A schema of its own in the one PostgreSQL of the run, behind a proxy.</summary>
internal class PostgresCrm : SqlCrm
{
    private static int _count;

    private readonly FaultProxy _proxy;
    private readonly string _schema;

    protected PostgresCrm(NpgsqlDataSource database, DatabaseSettings settings, FaultProxy proxy, string schema)
        : base(database, settings) => (_proxy, _schema) = (proxy, schema);

    public override int RequestCount => _proxy.RequestCount;

    public override object WrongCredentials => (DatabaseSettings)Settings with { Password = "wrong" };

    protected override string TableName => $"{_schema}.customers";

    protected override string CallsTable => $"{_schema}.calls";

    protected override string Now => "clock_timestamp()";

    public static Task<PostgresCrm> StartAsync(CancellationToken cancellationToken) =>
        StartAsync((database, settings, proxy, schema) => new PostgresCrm(database, WithTable(settings, schema), proxy, schema), cancellationToken);

    public override void Fail(ContractFault fault, int times) => _proxy.Fail(fault, times);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    protected static async Task<T> StartAsync<T>(Func<NpgsqlDataSource, DatabaseSettings, FaultProxy, string, T> make, CancellationToken cancellationToken)
    {
        var server = await SharedServers.PostgresAsync();
        var schema = $"crm{Interlocked.Increment(ref _count)}";
        var database = NpgsqlDataSource.Create($"{server.ConnectionString};Search Path={schema};Maximum Pool Size=4;Timezone=UTC");
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            await connection.ExecuteAsync(Tables(schema), cancellationToken);
        var proxy = new FaultProxy(new PostgresWire(), server.Port);
        return make(database, SettingsFor(proxy.Port), proxy, schema);
    }

    public static DatabaseSettings SettingsFor(int port) => new()
    {
        Kind = DatabaseKind.PostgreSql, Server = "127.0.0.1", Port = port, Database = "postgres", User = SharedServers.User, Password = SharedServers.Password, Tls = DatabaseTls.Off,
    };

    protected static DatabaseSettings WithTable(DatabaseSettings settings, string schema) => ForTable(
        settings, $"{schema}.customers", $"{schema}.calls",
        $"SELECT id AS \"Id\", 'User' AS \"Type\", first_name AS \"FirstName\", last_name AS \"LastName\", email AS \"Email\" FROM {schema}.users WHERE email = @user");

    private static string Tables(string schema) => $"""
        CREATE SCHEMA {schema};
        CREATE TABLE {schema}.customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, first_name text, last_name text, company varchar(200), job_title text, email text, phone varchar(100),
            mobile text, home text, other text, fax text, notes text, photo bytea, updated_at timestamptz NOT NULL);
        CREATE TABLE {schema}.calls (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id bigint NOT NULL, call_id text NOT NULL, direction text NOT NULL,
            started_at timestamptz NOT NULL, seconds integer NOT NULL, caller text NOT NULL, called text NOT NULL, UNIQUE (customer_id, call_id));
        CREATE TABLE {schema}.users (id integer PRIMARY KEY, first_name text, last_name text, email text);
        INSERT INTO {schema}.users VALUES (1, 'Olive', 'Ownerby', 'olive@larkspur.example');
        GRANT USAGE ON SCHEMA {schema} TO {SharedServers.User};
        GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {SharedServers.User};
        GRANT INSERT ON {schema}.calls TO {SharedServers.User};
        """;
}
