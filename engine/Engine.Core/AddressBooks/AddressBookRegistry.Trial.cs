using Engine.Core.Settings;
using Engine.Sdk;

namespace Engine.Core.AddressBooks;

public sealed partial class AddressBookRegistry
{
    /// <summary>
    /// Opens a book on settings without keeping any of them. It has an id of its own, so that neither a copy nor a sign-in of the configured book answers for
    /// it, and is never cached: what it says is what the settings say.
    /// </summary>
    /// <param name="id">The configured book whose stored settings the draft is laid over; null for a new one.</param>
    /// <param name="draft">The settings; for a new book its connector too.</param>
    /// <param name="cancellationToken">Cancelled when the caller left.</param>
    public async Task<BookTrial> TryOutAsync(AddressBookId? id, AddressBookDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var before = id is { } known ? _slots.Find(known)?.Book : null;
        var connectorId = before?.ConnectorId ?? draft.ConnectorId;
        var entries = _connectors.Entries;
        if (Loaded(connectorId) is not { } connector) return new(null, [BookRules.Unusable(connectorId, entries)], close: null);
        if (draft.Settings is not null && !SettingsReader.IsProper(draft.Settings)) return new(null, [SettingsReader.Improper], close: null);

        var book = new AddressBook
        {
            Id = AddressBookId.New(),
            ConnectorId = connector.Descriptor.Id,
            Name = BookRules.NameOf(draft) is { Length: > 0 } name ? name : connector.Descriptor.DisplayName,
            Priority = 0,
            SettingsJson = Merge(connector, before is null ? [] : BookOpener.Parse(before) ?? [], draft.Settings ?? []).ToJsonString(),
        };
        var opening = await _opener.OpenAsync(book, connector, isStrict: true, cancellationToken).ConfigureAwait(false);
        if (opening.Errors.Count > 0) return new(null, opening.Errors, close: null);
        var slot = new BookSlot(book, connector, opening.Open, opening.Fault);
        return new(slot.ToStatus(entries), [], opening.Open is { } open ? () => _retirement.Retire(open) : null);
    }
}
