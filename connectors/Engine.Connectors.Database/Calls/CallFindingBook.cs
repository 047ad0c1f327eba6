using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Calls;

/// <summary>A book that can also tell whether a call is logged already.</summary>
internal sealed class CallFindingBook(AddressBookContext context, DatabaseSettings settings) : CallLoggingBook(context, settings), ILoggedCallLookup
{
    public async Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) =>
        QueryValues.Of(record, call, Settings.Me) is { CanBeAsked: true } values ? await FindAsync(values, cancellationToken).ConfigureAwait(false) : null;
}
