using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Core.Records;
using Engine.Host.Docs;
using Engine.Sdk;

namespace Engine.Host.ContactPages;

/// <summary>The engine's own page of a record whose CRM has none: <c>GET /contacts/{ticket}</c>.</summary>
internal static class ContactPageEndpoints
{
    private static readonly TimeSpan PictureDeadline = TimeSpan.FromSeconds(2);

    public static void MapContactPages(this IEndpointRouteBuilder root) =>
        root.MapGet("/contacts/{ticket}", ShowAsync).Describe(ContactPageDescriptions.Show);

    private static async Task<IResult> ShowAsync(
        string ticket, ContactTickets tickets, RecordWriting records, IOpenBooks books, PhoneNumberReader reader, CurrentBrand brand, CancellationToken cancellationToken)
    {
        var product = brand.Value.ProductName;
        if (tickets.Read(ticket) is not { Record: var key })
            return Page(StatusCodes.Status410Gone, ContactHtml.Notice("This link has expired", "Open the contact again from your telephone client.", product));

        var read = await records.ReadAsync(key, cancellationToken);
        if (read is { IsAnswered: true, Value: { } contact })
        {
            var book = books.Find(key.Book);
            return Page(StatusCodes.Status200OK, ContactHtml.Of(
                contact, book?.Configuration.Name, await PictureAsync(book, key, cancellationToken), number => Dialled(reader, number, contact), product));
        }

        return read.Kind == BookOutcomeKind.NotFound
            ? Page(StatusCodes.Status410Gone, ContactHtml.Notice("This contact is gone", "It does not exist any more in its address book.", product))
            : Page(StatusCodes.Status502BadGateway, ContactHtml.Notice("The contact cannot be shown now", read.Message ?? "Its address book does not answer.", product));
    }

    private static async Task<Picture?> PictureAsync(OpenBook? book, RecordKey key, CancellationToken cancellationToken)
    {
        if (book?.Connection is not IPictureSource pictures) return null;
        var picture = await book.Guard.CallAsync(token => pictures.GetPictureAsync(key, token), PictureDeadline, cancellationToken);
        return picture.Value is { Data.Length: <= Picture.MaxBytes } shown ? shown : null;
    }

    private static string? Dialled(PhoneNumberReader reader, string text, Contact contact)
    {
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[1];
        if (reader.ReadStored(text, ContactNumbers.RegionOf(contact), numbers) == 0) return null;
        var dialled = numbers[0].E164 ?? numbers[0].National.ToText();
        return numbers[0].Extension.IsEmpty ? dialled : $"{dialled};ext={numbers[0].Extension.ToText()}";
    }

    private static PageResult Page(int status, string html) => new(status, html);
}
