using System.Data.Common;
using System.Globalization;

namespace Engine.Connectors.Database.Tests.Contract;

/// <summary>The CRM of this connector: a database of somebody's own, with a table of contacts and one of calls.</summary>
internal abstract class SqlCrm : ContractCrm
{
    public const string Columns = """
        Id = id
        FirstName = first_name
        LastName = last_name
        CompanyName = company
        JobTitle = job_title
        Email = email
        BusinessPhone = phone
        MobilePhone = mobile
        HomePhone = home
        OtherPhone = other
        Fax = fax
        Notes = notes
        Changed = updated_at
        Picture = photo
        """;

    private static readonly string[] Fields = ["first_name", "last_name", "company", "job_title", "email", "phone", "mobile", "home", "other", "fax", "notes", "photo"];

    private readonly DbDataSource _database;
    private readonly DatabaseSettings _settings;

    protected SqlCrm(DbDataSource database, DatabaseSettings settings) => (_database, _settings) = (database, settings);

    public override IConnector Connector { get; } = new DatabaseConnector();

    public override object Settings => _settings;

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones | ContractAbilities.CallLog |
        ContractAbilities.OneCallOnce | ContractAbilities.Activities | ContractAbilities.Pictures | ContractAbilities.Owner | ContractAbilities.Check | ContractAbilities.RecordLookup |
        ContractAbilities.WebAddress | ContractAbilities.Companies | ContractAbilities.Fax | ContractAbilities.InternalNumbers | ContractAbilities.Accents;

    public override IReadOnlyList<string> RecordTypes => ["Contact"];

    // What the connector itself asks a database for that has no connection left.
    public override TimeSpan RetryAfter => TimeSpan.FromSeconds(5);

    public override IReadOnlyList<string> InvalidRequests => [];

    public override ContractContact Owner { get; } = new() { RecordType = "Contact", FirstName = "Olive", LastName = "Ownerby", Email = "olive@larkspur.example" };

    public override IReadOnlyList<ContractCall> LoggedCalls => ReadCalls();

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(DatabaseSettings.Database), _settings with { Database = "" }),
        (nameof(DatabaseSettings.Columns), _settings with { Table = "customers", Columns = "LastName = last_name" }),
        (nameof(DatabaseSettings.Columns), _settings with { Columns = "what is this" }),
        (nameof(DatabaseSettings.ByNumber), _settings with { Table = "", ByNumber = "", ByName = "SELECT 1" }),
        (nameof(DatabaseSettings.ByName), _settings with { ByName = "DELETE FROM customers" }),
        (nameof(DatabaseSettings.ById), _settings with { ById = "SELECT * FROM customers WHERE id = @nr" }),
        (nameof(DatabaseSettings.LogCall), _settings with { LogCall = "DROP TABLE calls" }),
        (nameof(DatabaseSettings.Address), _settings with { Address = "javascript:alert({Id})" }),
        (nameof(DatabaseSettings.TimeoutSeconds), _settings with { TimeoutSeconds = 0 }),
        (nameof(DatabaseSettings.Table), _settings with { Table = "no_such_table" }),
        (nameof(DatabaseSettings.Columns), _settings with { Table = TableName, Columns = "Id = id; LastName = no_such_column" }),
    ];

    protected abstract string TableName { get; }

    /// <summary>Moment of a change, in the database's words.</summary>
    protected abstract string Now { get; }

    public override IReadOnlyList<string> FieldsOf(string recordType) =>
        [.. base.FieldsOf(recordType), WellKnownFields.HomePhone, WellKnownFields.OtherPhone, WellKnownFields.Fax, WellKnownFields.Notes];

    public override async Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) => (await AddAllAsync([contact], cancellationToken))[0];

    public override async Task<IReadOnlyList<string>> AddAllAsync(IReadOnlyList<ContractContact> contacts, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {TableName} ({string.Join(", ", Fields)}, updated_at) VALUES ({string.Join(", ", Fields.Select(field => $"@{field}"))}, {Now}) RETURNING id";
        var ids = new List<string>(contacts.Count);
        foreach (var contact in contacts)
        {
            Fill(command, contact);
            ids.Add(Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture)!);
        }
        await transaction.CommitAsync(cancellationToken);
        return ids;
    }

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken) => ExecuteAsync(
        $"UPDATE {TableName} SET {string.Join(", ", Fields.Select(field => $"{field} = @{field}"))}, updated_at = {Now} WHERE id = {id}", command => Fill(command, contact), cancellationToken);

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken) =>
        ExecuteAsync($"DELETE FROM {TableName} WHERE id = {id}", _ => { }, cancellationToken);

    public override async ValueTask DisposeAsync() => await _database.DisposeAsync();

    /// <summary>Settings for one table, and what no table tells by itself.</summary>
    protected static DatabaseSettings ForTable(DatabaseSettings settings, string table, string calls, string owner) => settings with
    {
        Table = table,
        Columns = Columns,
        Address = "https://crm.example/customers/{Id}?from=engine",
        Me = "olive@larkspur.example",
        Owner = owner,
        LogCall = $"INSERT INTO {calls} (customer_id, call_id, direction, started_at, seconds, caller, called) VALUES (@id, @callId, @direction, @start, @duration, @caller, @called) RETURNING id AS \"Id\"",
        FindCall = $"SELECT id AS \"Id\" FROM {calls} WHERE customer_id = @id AND call_id = @callId",
        Activities = $"""
            SELECT 'Call' AS "Kind", concat('Call of ', caller) AS "Subject", started_at AS "Start", direction AS "Direction", seconds AS "Duration" FROM {calls}
            WHERE customer_id = @id ORDER BY started_at DESC LIMIT @limit
            """,
    };

    protected static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    protected abstract string CallsTable { get; }

    private List<ContractCall> ReadCalls()
    {
        using var connection = _database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id, customer_id, direction, started_at, seconds, caller, called FROM {CallsTable} ORDER BY id";
        using var reader = command.ExecuteReader();
        var calls = new List<ContractCall>();
        while (reader.Read())
        {
            calls.Add(new ContractCall
            {
                RecordType = "Contact",
                RecordId = Convert.ToString(reader.GetValue(1), CultureInfo.InvariantCulture)!,
                ActivityId = Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!,
                Direction = Enum.Parse<CallDirection>(reader.GetString(2)),
                Start = Utc(reader.GetDateTime(3)),
                Duration = TimeSpan.FromSeconds(reader.GetInt32(4)),
                Text = $"{reader.GetString(5)}\n{reader.GetString(6)}",
            });
        }
        return calls;
    }

    private async Task ExecuteAsync(string sql, Action<DbCommand> fill, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        fill(command);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Fill(DbCommand command, ContractContact contact)
    {
        object?[] values =
        [
            contact.FirstName, contact.LastName, contact.CompanyName, contact.JobTitle, contact.Email, .. ((string[])
            [
                WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone, WellKnownFields.HomePhone, WellKnownFields.OtherPhone, WellKnownFields.Fax,
            ]).Select(field => contact.Phones.GetValueOrDefault(field)), contact.Notes, contact.Picture.IsEmpty ? null : contact.Picture.ToArray(),
        ];
        command.Parameters.Clear();
        foreach (var (field, value) in Fields.Zip(values))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{field}", value ?? DBNull.Value);
            if (value is null)
                parameter.DbType = field == "photo" ? System.Data.DbType.Binary : System.Data.DbType.String;
            command.Parameters.Add(parameter);
        }
    }
}
