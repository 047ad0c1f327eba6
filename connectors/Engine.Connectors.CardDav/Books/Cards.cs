using System.Text;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav.Books;

/// <summary>Reads what comes as cards.</summary>
internal static class Cards
{
    /// <returns>Null for a group (RFC 6350, section 6.1.4), and for what tells nobody's name or number.</returns>
    public static CardContact? Read(byte[] card) => new VCardReader(new MemoryStream(card)).Read(CancellationToken.None).FirstOrDefault();

    /// <returns>Null where the answer has no card, or it is nobody's.</returns>
    public static CardContact? Read(DavResource found) => found.Text(DavNames.AddressData) is { } text ? Read(Encoding.UTF8.GetBytes(text)) : null;

    public static Picture? PictureOf(byte[] card)
    {
        foreach (var spot in Read(card)?.Pictures ?? [])
        {
            if (CardPicture.Read(new MemoryStream(card) { Position = spot.Offset }) is { } picture) return picture;
        }

        return null;
    }

    /// <summary>Those of an answer's cards that are somebody's and are in the book.</summary>
    public static IEnumerable<FoundCard> In(CardBook book, MultiStatus answer)
    {
        foreach (var found in answer.Resources.Where(found => book.Holds(found.Path)))
        {
            if (Read(found) is { } contact) yield return new(found.Path, contact);
        }
    }
}

/// <summary>Somebody's card, and where it is.</summary>
internal sealed record FoundCard(string Path, CardContact Contact);
