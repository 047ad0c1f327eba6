using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Reads the cards of one file, one after the other. Never fails on content: what is no vCard is reported and left out.</summary>
internal sealed class CardReader(Stream stream, ValueDecoder decoder, Action<int, string> onProblem, long start = 0)
{
    private readonly ContentLineReader _lines = new(stream, start);
    private readonly HeaderCache _headers = new(decoder);

    public IEnumerable<VCard> Read(CancellationToken cancellationToken)
    {
        VCard? card = null;
        var agents = 0; // cards of assistants inside the card, which vCard 2.1 allows
        var agentAnnounced = false;
        var isBetween = false;
        while (_lines.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsMark("BEGIN"u8))
            {
                if (card is not null && (agentAnnounced || agents > 0))
                {
                    agents++;
                    agentAnnounced = false;
                    continue;
                }
                if (card is not null)
                {
                    onProblem(card.Line, "the card has no END:VCARD");
                    yield return card;
                }
                card = new VCard(_lines.Number, _lines.Offset);
            }
            else if (IsMark("END"u8))
            {
                if (agents > 0)
                {
                    agents--;
                }
                else if (card is not null)
                {
                    yield return card;
                    card = null;
                    isBetween = true;
                }
            }
            else if (card is not null && agents == 0 && ReadProperty(card) is { } property)
            {
                agentAnnounced = property.Name == "AGENT" && property.Raw.Trim().Length == 0;
            }
            else if (card is null && isBetween)
            {
                onProblem(_lines.Number, "lines that belong to no card");
                isBetween = false; // told once for all of them
            }
        }
        if (card is not null)
        {
            onProblem(card.Line, "the card has no END:VCARD");
            yield return card;
        }
    }

    private bool IsMark(ReadOnlySpan<byte> word)
    {
        var text = _lines.Text;
        var colon = text.IndexOf((byte)':');
        return colon > 0 && Ascii.EqualsIgnoreCase(text[..colon].Trim(" \t"u8), word) && Ascii.EqualsIgnoreCase(text[(colon + 1)..].Trim(" \t"u8), "VCARD"u8);
    }

    private VCardProperty? ReadProperty(VCard card)
    {
        if (card.IsCut)
            return null;
        if (card.Count == CardLimits.PropertiesPerCard)
        {
            card.IsCut = true;
            onProblem(_lines.Number, $"the card has more than {CardLimits.PropertiesPerCard} properties");
            return null;
        }
        if (_headers.TryRead(_lines.Text, card.Version != "2.1", out var valueStart) is not { } header)
        {
            onProblem(_lines.Number, "a line that is no property: it has no name and colon");
            return null;
        }
        var isPicture = header.Name is "PHOTO" or "LOGO" or "X-MS-CARDPICTURE";
        if (_lines.IsTooLong)
        {
            onProblem(_lines.Number, $"a property longer than {CardLimits.LineBytes / (1024 * 1024)} MB");
            return null;
        }
        var property = new VCardProperty
        {
            Header = header,
            Raw = isPicture || header.Name is "SOUND" or "KEY" ? "" : Decode(header, _lines.Text[valueStart..]),
            Offset = _lines.Offset,
        };
        card.Add(property);
        return property;
    }

    private string Decode(PropertyHeader header, ReadOnlySpan<byte> value)
    {
        if (header.Encoding == ValueEncoding.Plain)
            return decoder.Decode(value, header.Charset);
        return decoder.Decode(ValueDecoder.Bytes(value, header.Encoding), header.Charset).ReplaceLineEndings("\n");
    }
}
