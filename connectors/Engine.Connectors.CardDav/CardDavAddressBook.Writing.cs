using System.Net;
using Engine.Connectors.CardDav.Books;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav;

internal sealed partial class CardDavAddressBook
{
    private static readonly RecordType Person = new()
    {
        Type = RecordType,
        DisplayName = "Contact",
        Fields = [WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.Email, WellKnownFields.Notes],
    };

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordType>>([Person]);

    public Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken) => InBooksAsync(
        async books =>
        {
            if (type != RecordType) throw new ConnectorException(ConnectorErrorKind.Refused, $"There is no kind of record {type} here.");
            var book = books.FirstOrDefault(book => book.IsWritable)
                ?? throw new ConnectorException(ConnectorErrorKind.Forbidden, "You may read the address books, but not write to any of them.");
            var uid = Guid.NewGuid().ToString();
            var address = new Uri(book.Address, $"{uid}.vcf");
            var card = VCardWriter.Create(uid, Parted(draft));
            await _dav.PutAsync(address, card, tag: null, cancellationToken).ConfigureAwait(false);
            return await WrittenAsync(address, card, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) => InBooksAsync(
        async books =>
        {
            var address = CardBook.Find(books, record) ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "The contact is in none of the address books any more.");
            byte[] card;
            try
            {
                card = await ChangeAsync(address, draft, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorException changed) when (DavStatusException.Of(changed) == HttpStatusCode.PreconditionFailed)
            {
                // Somebody else was faster: what he wrote stays, and this goes on top.
                card = await ChangeAsync(address, draft, cancellationToken).ConfigureAwait(false);
            }

            return await WrittenAsync(address, card, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task<byte[]> ChangeAsync(Uri address, RecordDraft draft, CancellationToken cancellationToken)
    {
        var read = await GetAsync(address, cancellationToken).ConfigureAwait(false);
        try
        {
            var card = VCardWriter.Change(read.Bytes, Parted(draft));
            await _dav.PutAsync(address, card, read.Tag, cancellationToken).ConfigureAwait(false);
            return card;
        }
        catch (FormatException unreadable)
        {
            throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The server keeps something here that is no contact.", unreadable);
        }
    }

    // RFC 6352, section 6.3.2.3: servers may keep something else than was sent. It is written, whatever becomes of asking for it.
    private async Task<Contact> WrittenAsync(Uri address, byte[] sent, CancellationToken cancellationToken)
    {
        var kept = await GetAsync(address, cancellationToken).OrNullAsync(Enum.GetValues<ConnectorErrorKind>()).ConfigureAwait(false);
        var contact = (kept is null ? null : Cards.Read(kept.Bytes)) ?? Cards.Read(sent) ?? throw new ConnectorException(
            ConnectorErrorKind.Refused, "The contact is written, but nothing is left of it that tells who it is.");
        return ToContact(address.AbsolutePath, contact);
    }

    private static RecordDraft Parted(RecordDraft draft) => draft with
    {
        FirstName = draft.ValueOf(WellKnownFields.FirstName), LastName = draft.ValueOf(WellKnownFields.LastName),
    };
}
