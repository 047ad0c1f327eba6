using System.Text.Json.Nodes;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.Sdk;
using Engine.TestServers;
using Npgsql;

namespace Engine.Benchmarks.Directories;

/// <summary>A table in PostgreSQL over loopback, with the indexes that the connector's page advises.</summary>
internal sealed class PostgresTable : IDirectoryServer
{
    private const string Password = "reader";

    private static readonly (string Field, string Column)[] Columns =
    [
        (WellKnownFields.FirstName, "first_name"), (WellKnownFields.LastName, "last_name"), (WellKnownFields.CompanyName, "company"), (WellKnownFields.JobTitle, "job_title"),
        (WellKnownFields.Email, "email"), (WellKnownFields.BusinessPhone, "phone"), (WellKnownFields.MobilePhone, "mobile"), (WellKnownFields.HomePhone, "home"),
        (WellKnownFields.OtherPhone, "other"), (WellKnownFields.Street, "street"), (WellKnownFields.PostalCode, "postal_code"), (WellKnownFields.City, "city"), (WellKnownFields.Country, "country"),
    ];

    private const string NameKey = """
        CREATE EXTENSION pg_trgm;
        ALTER TABLE customers ADD COLUMN name_key text GENERATED ALWAYS AS (regexp_replace(normalize(lower(replace(
            ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(company, '') || ' ' || coalesce(email, ''), '-', ' ')), NFD),
            '[\u0300-\u036F]+', '', 'g')) STORED;
        CREATE INDEX ON customers USING gin (name_key gin_trgm_ops)
        """;

    private readonly PostgresServer _server = new(listens: true);

    public string Name => "PostgreSQL";

    public string ConnectorId => "database";

    public JsonObject Settings => new()
    {
        ["Kind"] = "PostgreSql", ["Server"] = "127.0.0.1", ["Port"] = _server.Port, ["Database"] = "postgres", ["User"] = "reader", ["Password"] = Password, ["Table"] = "customers",
        ["Columns"] = string.Join("; ", Columns.Select(column => $"{column.Field} = {column.Column}").Append("Id = id").Append("Changed = updated_at").Append("NameKey = name_key")),
    };

    public async Task StartAsync(ContactGenerator contacts, CancellationToken cancellationToken)
    {
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (InvalidOperationException cause)
        {
            throw new UnavailableException(cause.Message, cause);
        }
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var columns = string.Join(", ", Columns.Select(column => $"{column.Column} text"));
        await ExecuteAsync(
            connection, $"CREATE TABLE customers (id text PRIMARY KEY, {columns}, updated_at timestamptz NOT NULL DEFAULT now() - random() * interval '1 year')", cancellationToken);
        await CopyAsync(connection, contacts, cancellationToken);
        foreach (var phone in (string[])["phone", "mobile", "home", "other"])
        {
            await ExecuteAsync(
                connection, $"CREATE INDEX ON customers (reverse(regexp_replace({phone}, '[xX#;][^0-9]*[0-9]{{1,6}}[^0-9]*$|[^0-9]', '', 'g')))", cancellationToken);
        }
        await ExecuteAsync(
            connection, $"CREATE INDEX ON customers (updated_at); {NameKey}; CREATE ROLE reader LOGIN PASSWORD '{Password}'; GRANT SELECT ON customers TO reader", cancellationToken);
        await ExecuteAsync(connection, "VACUUM ANALYZE customers", cancellationToken);
    }

    public async Task ChangeAsync(int count, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var first = string.Join(", ", Enumerable.Range(0, count).Select(i => $"'c{i}'"));
        await ExecuteAsync(connection, $"UPDATE customers SET job_title = 'Director', updated_at = now() WHERE id IN ({first})", cancellationToken);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task CopyAsync(NpgsqlConnection connection, ContactGenerator contacts, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", Columns.Select(column => column.Column));
        await using var rows = await connection.BeginBinaryImportAsync($"COPY customers (id, {columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var contact in contacts.All())
        {
            await rows.StartRowAsync(cancellationToken);
            await rows.WriteAsync(contact.Id, cancellationToken);
            foreach (var (field, _) in Columns)
            {
                if (contact.Contact.Fields.FirstOrDefault(candidate => candidate.Name == field)?.Value is { Length: > 0 } value) await rows.WriteAsync(value, cancellationToken);
                else await rows.WriteNullAsync(cancellationToken);
            }
        }
        await rows.CompleteAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
