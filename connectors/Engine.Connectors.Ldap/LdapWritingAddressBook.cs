using System.DirectoryServices.Protocols;
using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap;

/// <summary>A book that may also add people to the directory and change them.</summary>
internal sealed class LdapWritingAddressBook(AddressBookContext context, LdapDirectory directory) : LdapAddressBook(context, directory), IRecordWriter
{
    private const string Everything = "(objectClass=*)";

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecordType>>([new() { Type = LdapMapping.PersonType, DisplayName = "Person", Fields = [.. LdapDraft.Fields(Directory.Map)] }]);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (type != LdapMapping.PersonType) throw new ConnectorException(ConnectorErrorKind.Refused, $"The directory has no {type}.");
        var (naming, name, attributes) = LdapDraft.New(draft, Directory);
        var entry = $"{LdapDraft.Rdn(naming, name)},{Directory.Settings.NewEntries}";
        await WriteAsync<AddResponse>(new AddRequest(entry, [new("objectClass", [.. Directory.Preset.NewClasses]), .. attributes]), cancellationToken).ConfigureAwait(false);
        return await ReadEntryAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var before = await EntryAsync(record, Directory.ContactAttributes, cancellationToken).ConfigureAwait(false) ?? throw Gone();
        var entry = before.DistinguishedName;
        var changes = LdapDraft.Changes(draft, before, Directory.Map);
        // The value that names the entry changes with its name alone (RFC 4511, section 4.9).
        var renaming = changes.Find(change => change.Count > 0 && LdapDraft.Names(change.Name, entry));
        if (renaming is not null) changes.Remove(renaming);
        if (changes.Count > 0) await WriteAsync<ModifyResponse>(new ModifyRequest(entry, [.. changes]), cancellationToken).ConfigureAwait(false);
        if (renaming is not null)
        {
            var name = LdapDraft.Rdn(renaming.Name, (string)renaming[0]);
            await WriteAsync<ModifyDNResponse>(new ModifyDNRequest(entry, null, name) { DeleteOldRdn = true }, cancellationToken).ConfigureAwait(false);
            entry = $"{name},{LdapDraft.Above(entry)}";
        }
        return await ReadEntryAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Contact> ReadEntryAsync(string entry, CancellationToken cancellationToken) =>
        (await Directory.EntryAsync(entry, Everything, Directory.ContactAttributes, cancellationToken).ConfigureAwait(false))?.ToContact(Context, Directory) ?? throw Gone();

    // A write is never repeated: it may have happened.
    private async Task WriteAsync<T>(DirectoryRequest request, CancellationToken cancellationToken)
        where T : DirectoryResponse
    {
        var lease = await Directory.Sessions.RentAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            try
            {
                await lease.Session.SendAsync<T>(request, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorException failed) when (failed.InnerException is DirectoryOperationException { Response.ResultCode: ResultCode.NoSuchObject })
            {
                throw request is AddRequest
                    ? new ConnectorException(ConnectorErrorKind.Misconfigured, "New contacts below: there is no such entry.", failed)
                    : Gone();
            }
        }
    }

    private static ConnectorException Gone() => new(ConnectorErrorKind.NotFound, "The entry is no longer in the directory.");
}
