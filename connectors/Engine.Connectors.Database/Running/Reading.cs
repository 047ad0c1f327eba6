using System.Data;
using System.Data.Common;
using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;

namespace Engine.Connectors.Database.Running;

/// <summary>An answer under way, with the connection it comes through.</summary>
internal sealed class Reading : IAsyncDisposable
{
    private readonly Dialect _dialect;
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly DbCommand _command;
    private readonly DbDataReader _reader;
    private readonly RowReader _rows;
    private bool _isAtEnd;

    private Reading(Dialect dialect, DbConnection connection, DbTransaction? transaction, DbCommand command, DbDataReader reader, ColumnMap columns)
    {
        (_dialect, _connection, _transaction, _command, _reader) = (dialect, connection, transaction, command, reader);
        _rows = new RowReader(reader, columns);
    }

    public IReadOnlyList<string> Columns => _rows.Names;

    public static async Task<Reading> BeginAsync(Dialect dialect, DbDataSource pool, Query query, QueryValues values, ColumnMap columns, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(dialect, pool, cancellationToken).ConfigureAwait(false);
        DbTransaction? transaction = null;
        DbCommand? command = null;
        try
        {
            using var interrupt = dialect.Interrupt(connection, cancellationToken);
            if (dialect.RollsBack)
                transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            command = Command(dialect, connection, transaction, query, values);
            var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken).ConfigureAwait(false);
            return new Reading(dialect, connection, transaction, command, reader, columns);
        }
        catch
        {
            if (command is not null)
                await command.DisposeAsync().ConfigureAwait(false);
            if (transaction is not null)
                await transaction.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static async Task<(int Written, Row? Answer)> WriteAsync(
        Dialect dialect, DbDataSource pool, Query statement, QueryValues values, ColumnMap columns, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(dialect, pool, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        using var interrupt = dialect.Interrupt(connection, cancellationToken);
        var command = Command(dialect, connection, null, statement, values);
        await using var __ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var ___ = reader.ConfigureAwait(false);
        var answer = reader.FieldCount > 0 && await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? new RowReader(reader, columns).Read() : null;
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
            // An error after the first result is told here alone.
        }
        return (reader.RecordsAffected, answer);
    }

    /// <summary>So many rows, or those that are left.</summary>
    public async Task<IReadOnlyList<Row>> NextAsync(int count, CancellationToken cancellationToken)
    {
        using var interrupt = _dialect.Interrupt(_connection, cancellationToken);
        var rows = new List<Row>(Math.Min(count, 64));
        while (rows.Count < count && !_isAtEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                rows.Add(_rows.Read());
            else
                _isAtEnd = true;
        }
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Closing a reader reads what is left, which may be a million rows.
            if (!_isAtEnd)
                _command.Cancel();
            await _reader.DisposeAsync().ConfigureAwait(false);
            await _command.DisposeAsync().ConfigureAwait(false);
            if (_transaction is not null)
                await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (Failures.IsOfDriver(error) || error is OperationCanceledException)
        {
            // What was wanted has been read, or has failed and is told as such.
        }
        finally
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<DbConnection> OpenAsync(Dialect dialect, DbDataSource pool, CancellationToken cancellationToken)
    {
        try
        {
            return await pool.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException strange) when (dialect.Read(strange).Kind == ConnectorErrorKind.BadAnswer)
        {
            throw new NotOpenedException(strange);
        }
    }

    private static DbCommand Command(Dialect dialect, DbConnection connection, DbTransaction? transaction, Query query, QueryValues values)
    {
        var command = connection.CreateCommand();
        command.CommandText = query.Text;
        command.Transaction = transaction;
        foreach (var name in query.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{name}";
            dialect.Bind(parameter, values[name]);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
