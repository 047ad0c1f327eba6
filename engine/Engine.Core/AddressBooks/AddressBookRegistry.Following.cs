using System.Threading.Channels;
using Engine.Core.Events;
using Engine.Sdk;
using Engine.Sdk.Hosting;

namespace Engine.Core.AddressBooks;

// What becomes of the books when connectors come and go, and when somebody signs in or out.
public sealed partial class AddressBookRegistry
{
    // Changes of the connectors come faster than books can be opened; one look at the newest state makes up for all of them.
    private readonly Channel<bool> _connectorChanges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private void OnConnectorsChanged() => _connectorChanges.Writer.TryWrite(true);

    // What failed for want of a sign-in is asked again at once.
    private void OnSignInChanged(AddressBookId id)
    {
        if (_slots.Find(id) is not { Open: { } open } slot) return;
        if (open.Api is { SignInState: SignInState.SignedIn })
        {
            open.Guard.Forgive();
            _events.Publish(new SignedIn(id));
        }

        Publish(slot.Book, AddressBookChange.Edited);
    }

    private async Task FollowConnectorsAsync(CancellationToken stopping)
    {
        await foreach (var _ in _connectorChanges.Reader.ReadAllAsync(stopping).ConfigureAwait(false))
        {
            await _changing.WaitAsync(stopping).ConfigureAwait(false);
            try
            {
                await ReopenAsync(stopping).ConfigureAwait(false);
            }
            finally
            {
                _changing.Release();
            }

            _events.Publish(new ConfigurationChanged("Connectors"));
        }
    }

    /// <summary>Opens every book that is not open, or is open on a connector that is no longer the one there is; each is seen as soon as it is ready.</summary>
    private async Task ReopenAsync(CancellationToken cancellationToken)
    {
        var reopening = _slots.All.Where(slot => slot.Open is null || slot.OpenedOn != Loaded(slot.Book.ConnectorId)).Select(async slot =>
            (Before: slot, After: Loaded(slot.Book.ConnectorId) is { } connector
                ? await OpenAsync(slot.Book, connector, errors: null, cancellationToken).ConfigureAwait(false)
                : new BookSlot(slot.Book)));
        await foreach (var reopened in Task.WhenEach(reopening).ConfigureAwait(false))
        {
            var (before, after) = await reopened.ConfigureAwait(false);
            Swap(before, after);
        }
    }
}
