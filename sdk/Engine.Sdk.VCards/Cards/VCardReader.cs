using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>
/// Reads contacts out of vCards, versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one after the other. Never fails on content: what is no vCard is reported and
/// left out. For one thread.
/// </summary>
public sealed class VCardReader
{
    private readonly CardReader _cards;
    private readonly Action<int, string> _onProblem;
    private readonly VCardMapping _mapping = new();

    /// <summary>A reader of 8-bit text.</summary>
    /// <param name="stream">The text, from where it stands on; not disposed.</param>
    /// <param name="codePage">Asked once, when the first value is not UTF-8 and does not name its character set; null for Windows-1252.</param>
    /// <param name="onProblem">Told of the line (from 1 on) of what could not be read, and why: a clause that names no content.</param>
    /// <param name="start">Where the stream stands in the whole text, for <see cref="CardContact.Offset"/>.</param>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    public VCardReader(Stream stream, Func<Encoding>? codePage = null, Action<int, string>? onProblem = null, long start = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _onProblem = onProblem ?? ((_, _) => { });
        _cards = new CardReader(stream, new ValueDecoder(codePage ?? (() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!)), _onProblem, start); // part of every .NET
    }

    /// <summary>Whether there was any card so far, a contact's or not.</summary>
    public bool HasCards { get; private set; }

    /// <summary>Reads on.</summary>
    /// <param name="cancellationToken">Cancelled when no more is wanted.</param>
    /// <returns>The contacts as they come; cards that are lists of other cards (RFC 6350, section 6.1.4) without a number or address of their own are not among them.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<CardContact> Read(CancellationToken cancellationToken)
    {
        foreach (var card in _cards.Read(cancellationToken))
        {
            HasCards = true;
            if (!VCardMapping.IsContact(card))
                continue;
            if (_mapping.ToContact(card) is { } contact)
                yield return contact;
            else
                _onProblem(card.Line, "a card with neither a name nor a number");
        }
    }
}
