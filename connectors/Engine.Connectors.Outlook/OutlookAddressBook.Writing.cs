using static Engine.Connectors.Outlook.OutlookMapping;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Outlook;

internal partial class OutlookAddressBook : IRecordWriter
{
    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordType>>(
        [new() { Type = ContactType, DisplayName = "Contact", Fields = [FirstName, LastName, ContactName, CompanyName, Email, Notes] }]);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (type != ContactType) throw new ConnectorException(ConnectorErrorKind.Refused, $"Outlook makes no {type}.");
        var values = draft.ToValues(null);
        var created = await (await NewFolderAsync(cancellationToken).ConfigureAwait(false) is { } folder
            ? Api.CreateInAsync(Settings.Owner, folder, values, cancellationToken)
            : Api.CreateAsync(Settings.Owner, values, cancellationToken)).ConfigureAwait(false);
        return created.ToContact(ContactType, Context, Settings);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (record.Type != ContactType) throw new ConnectorException(ConnectorErrorKind.Refused, "Only contacts can be changed: the directory is its administrator's.");
        var before = await GetAsync(record, cancellationToken).ConfigureAwait(false);
        var saved = draft.ToValues(before) is { Count: > 0 } values ? await Api.UpdateAsync(Settings.Owner, record.Id, values, cancellationToken).ConfigureAwait(false) : before;
        return saved.ToContact(ContactType, Context, Settings);
    }

    // Null for the one every mailbox has.
    private async Task<string?> NewFolderAsync(CancellationToken cancellationToken)
    {
        if (Settings.NewContactFolder.TrimmedOrNull() is not { } name || IsMain(name)) return null;
        var all = await AllFoldersAsync(mayBeKnown: true, cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(folder => IsNamed(folder, name)).Text("id")
            ?? throw Misnamed("Folder for new contacts", name, all.Select(folder => folder.Text("displayName")).Prepend(MainName));
    }
}
