using System.Data.Common;
using System.Text.Json.Nodes;

namespace Engine.EndToEnd.Tests.Servers;

/// <summary>A table of customers; which database it stands in, the derived classes say.</summary>
internal abstract class SqlContacts : IContactServer
{
    protected const string Reader = "crm_reader";
    protected const string Password = "reader-secret";

    public string Connector => "database";

    public JsonObject Settings => new()
    {
        ["Kind"] = Kind, ["Server"] = "127.0.0.1", ["Port"] = Port, ["Database"] = DatabaseName, ["User"] = Reader, ["Password"] = Password, ["Table"] = "customers",
        ["Columns"] = "Id = id; FirstName = first_name; LastName = last_name; BusinessPhone = phone; Picture = photo; Changed = updated_at",
    };

    protected abstract string Kind { get; }

    protected abstract int Port { get; }

    protected abstract string DatabaseName { get; }

    /// <summary>Makes the database, the empty table and the user who may read it.</summary>
    protected abstract string Script { get; }

    /// <summary>The table, from wherever the administrator comes in.</summary>
    protected abstract string TableName { get; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StartServerAsync(cancellationToken);
        await ExecuteAsync(Script, [], cancellationToken);
        foreach (var contact in ServerContact.All)
        {
            await ExecuteAsync(
                $"INSERT INTO {TableName} (id, first_name, last_name, phone, photo, updated_at) VALUES (@id, @first, @last, @phone, @photo, CURRENT_TIMESTAMP)",
                [("id", contact.Id), ("first", contact.FirstName), ("last", contact.LastName), ("phone", contact.Number), ("photo", contact.Photo is [] ? DBNull.Value : contact.Photo)],
                cancellationToken);
        }
    }

    public Task ChangeNumberAsync(ServerContact contact, string number, CancellationToken cancellationToken) =>
        ExecuteAsync($"UPDATE {TableName} SET phone = @phone, updated_at = CURRENT_TIMESTAMP WHERE id = @id", [("id", contact.Id), ("phone", number)], cancellationToken);

    public abstract Task StopAsync();

    public abstract Task RestartAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    protected abstract Task StartServerAsync(CancellationToken cancellationToken);

    /// <summary>An administrator's connection, not open yet.</summary>
    protected abstract DbConnection Connect();

    private async Task ExecuteAsync(string sql, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        await using var connection = Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
