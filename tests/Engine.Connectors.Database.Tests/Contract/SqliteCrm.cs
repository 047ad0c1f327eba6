using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Tests.Servers;

namespace Engine.Connectors.Database.Tests.Contract;

/// <summary>A file. Nothing is sent anywhere, so there is nothing that could fail on the way.</summary>
internal sealed class SqliteCrm : SqlCrm
{
    private readonly string _folder;

    private SqliteCrm(SqlitePool database, DatabaseSettings settings, string folder)
        : base(database, settings) => _folder = folder;

    public override int RequestCount => 0;

    public override IReadOnlyList<ContractFault> SupportedFaults => [];

    protected override string TableName => "customers";

    protected override string CallsTable => "calls";

    protected override string Now => "strftime('%Y-%m-%d %H:%M:%f', 'now')";

    public static async Task<SqliteCrm> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("database-").FullName;
        var file = Path.Combine(folder, "crm.db");
        var database = new SqlitePool($"Data Source={file};Pooling=False", isReadOnly: false);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            await connection.ExecuteAsync(Tables, cancellationToken);
        var settings = ForTable(
            new DatabaseSettings { Kind = DatabaseKind.Sqlite, Database = file }, "customers", "calls",
            "SELECT id AS Id, 'User' AS Type, first_name AS FirstName, last_name AS LastName, email AS Email FROM users WHERE email = @user");
        return new SqliteCrm(database, settings with { Activities = settings.Activities.Replace("concat('Call of ', caller)", "'Call of ' || caller", StringComparison.Ordinal) }, folder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private const string Tables = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, first_name TEXT, last_name TEXT, company TEXT, job_title TEXT, email TEXT, phone TEXT, mobile TEXT, home TEXT, other TEXT,
            fax TEXT, notes TEXT, photo BLOB, updated_at TEXT NOT NULL);
        CREATE TABLE calls (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, call_id TEXT NOT NULL, direction TEXT NOT NULL, started_at TEXT NOT NULL, seconds INTEGER NOT NULL,
            caller TEXT NOT NULL, called TEXT NOT NULL, UNIQUE (customer_id, call_id));
        CREATE TABLE users (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT);
        INSERT INTO users VALUES (1, 'Olive', 'Ownerby', 'olive@larkspur.example');
        """;
}
