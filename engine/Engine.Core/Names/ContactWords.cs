using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Names;

/// <summary>The words by which contacts can be found: those of all fields but the telephone numbers. Reusable; one thread at a time.</summary>
internal sealed class ContactWords : IFoldedWords
{
    // Bounds what one contact with a book in its notes costs.
    private const int MaxWords = 512;
    private const int MaxFieldLength = 4096;

    private readonly WordFolder _folder = new(isAsked: false);
    private readonly byte[] _unspaced = new byte[2 * MaxFieldLength];
    private IPlacedWords? _found;
    private WordSource _source;
    private int _count;

    /// <summary>Hands over the words of a contact, some of them several times.</summary>
    /// <param name="body">What <see cref="ContactCodec"/> made of it.</param>
    /// <param name="found">Gets the words.</param>
    /// <exception cref="FormatException">The bytes are no contact.</exception>
    public void Read(ReadOnlySpan<byte> body, IPlacedWords found)
    {
        (_found, _count) = (found, 0);
        var contact = new ContactReader(body);
        ReadOnlySpan<byte> first = default, last = default;
        if (!contact.DisplayText.IsEmpty) Add(contact.DisplayText, WordSource.Other);
        while (contact.TryRead(out var field))
        {
            if (field.Kind == ContactFieldKind.Telephone) continue;
            if (field.Name == WellKnownFields.FirstName && first.IsEmpty) first = field.Value;
            if (field.Name == WellKnownFields.LastName && last.IsEmpty) last = field.Value;
            Add(field.Value, SourceOf(field.Name));
        }

        AddUnspacedName(first, last);
        _found = null;
    }

    void IFoldedWords.Add(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose, bool isFirst)
    {
        if (_count++ >= MaxWords) return;
        var place = WordPlace.Of(_source, isFirst);
        _found?.Add(plain, place);
        if (!plain.SequenceEqual(loose)) _found?.Add(loose, place | WordPlace.Loose);
    }

    private void Add(ReadOnlySpan<byte> text, WordSource source)
    {
        _source = source;
        _folder.Fold(text.Length <= MaxFieldLength ? text : text[..MaxFieldLength], this);
    }

    // 山田 and 太郎 in two fields are typed 山田太郎 by whoever looks for them.
    private void AddUnspacedName(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last)
    {
        if (first.IsEmpty || last.IsEmpty || first.Length + last.Length > _unspaced.Length || !FoldingTable.HasUnspaced(last)) return;
        last.CopyTo(_unspaced);
        first.CopyTo(_unspaced.AsSpan(last.Length));
        Add(_unspaced.AsSpan(0, last.Length + first.Length), WordSource.Name);
    }

    private static WordSource SourceOf(string? field) => field switch
    {
        WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName => WordSource.Name,
        WellKnownFields.CompanyName => WordSource.Company,
        _ => WordSource.Other,
    };
}
