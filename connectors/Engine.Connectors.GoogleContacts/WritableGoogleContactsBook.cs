using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.GoogleContacts;

/// <summary>What one Google account sees, where its user allows changes.</summary>
internal sealed class WritableGoogleContactsBook(AddressBookContext context, GoogleContactsSettings settings) : GoogleContactsAddressBook(context, settings), IRecordWriter
{
    private const string Source = "READ_SOURCE_TYPE_CONTACT";

    // People API, createContact: changes for one user are sent one after the other.
    private readonly OneAtATime _changes = new();

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordType>>(
        [new() { Type = GoogleContactsMapping.ContactType, DisplayName = "Contact", Fields = [FirstName, LastName, ContactName, CompanyName, Email, Notes] }]);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (type != GoogleContactsMapping.ContactType) throw new ConnectorException(ConnectorErrorKind.Refused, $"Google Contacts has no {type} to create.");
        var person = new JsonObject();
        person.Write(draft);
        return await OneByOneAsync(() => Api.CreateAsync(GoogleContactsMapping.Fields, Source, person, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    // People API, updateContact: whole fields are replaced, and the contact's latest etag is needed.
    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (record.Type != GoogleContactsMapping.ContactType)
            throw new ConnectorException(ConnectorErrorKind.Refused, "Google lets only your own contacts be changed, not this one.");
        return await OneByOneAsync(async () =>
        {
            var read = await ReadAsync(record, GoogleContactsMapping.Fields, cancellationToken).ConfigureAwait(false)
                ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "Google has no such contact any more.");
            var person = JsonObject.Create(read) ?? [];
            var changed = person.Write(draft);
            if (changed.Count == 0) return read;
            foreach (var unchanged in person.Select(field => field.Key).Except([.. changed, "resourceName", "etag", "metadata"]).ToList())
                person.Remove(unchanged);
            return await Api.UpdateAsync(record.Id, string.Join(',', changed), GoogleContactsMapping.Fields, Source, person, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private Task<Contact> OneByOneAsync(Func<Task<JsonElement>> change, CancellationToken cancellationToken) => _changes.RunAsync(async () =>
    {
        try
        {
            return (await change().ConfigureAwait(false)).ToContact(Context);
        }
        finally
        {
            Changed();
        }
    }, cancellationToken);
}
