using Engine.Core.AddressBooks;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Actions;

/// <summary>Runs actions on the records they name.</summary>
public sealed class ActionRunner(IOpenBooks books, ICallLedger ledger, ILogger<ActionRunner> log)
{
    /// <summary>Runs all at once.</summary>
    /// <param name="actions">References whose <see cref="ActionReference.ActionId"/> is set.</param>
    /// <param name="call">The call to log; needed where an action logs one.</param>
    /// <param name="cancellationToken">Cancelled when the caller left.</param>
    /// <returns>One outcome each, in order of the books' priority.</returns>
    public Task<IReadOnlyList<ActionOutcome>> RunAsync(
        IReadOnlyList<ActionReference> actions, CallActivity? call, CancellationToken cancellationToken) => throw new NotImplementedException();
}
