using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Calls;

/// <summary>A book with a statement that logs calls.</summary>
internal class CallLoggingBook(AddressBookContext context, DatabaseSettings settings) : DatabaseAddressBook(context, settings), ICallActivityLog
{
    public string ActivityName => "Call";

    public async Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var statement = Query.OfSetting(Settings, Purpose.LogCall) ?? throw new ConnectorException(ConnectorErrorKind.Misconfigured, "LogCall: there is no statement to log a call.");
        var values = QueryValues.Of(record, call, Settings.Me);
        if (!values.CanBeAsked)
            throw new ConnectorException(ConnectorErrorKind.Refused, "No database can keep a NUL or half a character in a text.");
        if (await FindAsync(values, cancellationToken).ConfigureAwait(false) is { } earlier)
            return earlier;
        if ((await QueriesAsync(cancellationToken).ConfigureAwait(false)).ById is not null && await GetRecordAsync(record, cancellationToken).ConfigureAwait(false) is null)
            throw Gone();
        return await WriteAsync(statement, values, cancellationToken).ConfigureAwait(false);
    }

    protected async Task<LoggedCall?> FindAsync(QueryValues values, CancellationToken cancellationToken)
    {
        if (Query.OfSetting(Settings, Purpose.FindCall) is not { } query)
            return null;
        var rows = await Session.ReadAsync(query, values, 1, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? ToCall(rows[0]) : null;
    }

    private async Task<LoggedCall> WriteAsync(Query statement, QueryValues values, CancellationToken cancellationToken)
    {
        try
        {
            var (written, answer) = await Session.WriteAsync(statement, values, cancellationToken).ConfigureAwait(false);
            // INSERT … SELECT … FROM customers WHERE id = @id
            if (written == 0 && statement.Text.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase))
                throw Gone();
            return ToCall(answer);
        }
        catch (ConnectorException refused) when (refused.InnerException is { } cause && Session.FailureOf(cause).IsDuplicate)
        {
            // Somebody has just written the same call.
            if (await FindAsync(values, cancellationToken).ConfigureAwait(false) is { } other)
                return other;
            throw;
        }
    }

    private static LoggedCall ToCall(Row? row) => new() { ActivityId = row?.Text(Field.Id) is { Length: > 0 } id ? id : null };

    private static ConnectorException Gone() => new(ConnectorErrorKind.NotFound, "The contact is not in the database any more: the call was not logged.");
}
