using Engine.Sdk;

namespace Engine.Core.Names;

/// <summary>One word by which a contact can be found.</summary>
/// <param name="Word">The word.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="IsFirst">Whether its field begins with it.</param>
internal readonly record struct ContactWord(FoldedWord Word, WordSource Source, bool IsFirst)
{
    // Bounds what one contact with a book in its notes costs.
    private const int MaxWords = 512;
    private const int MaxFieldLength = 4096;

    /// <summary>The words of a contact: all its fields but the telephone numbers.</summary>
    public static List<ContactWord> Of(Contact contact)
    {
        var words = new List<ContactWord>();
        foreach (var field in contact.Fields)
        {
            if (field is not null && field.Kind != ContactFieldKind.Telephone) Add(words, field.Value, SourceOf(field.Name));
        }

        if (contact.DisplayText is { } shown) Add(words, shown, WordSource.Other);
        AddUnspacedNames(words, contact);
        return words;
    }

    private static void Add(List<ContactWord> words, string text, WordSource source)
    {
        var isFirst = true;
        foreach (var word in Folding.Words(text.Length <= MaxFieldLength ? text : text[..MaxFieldLength]))
        {
            if (words.Count >= MaxWords) return;
            words.Add(new ContactWord(word, source, isFirst));
            isFirst = false;
        }
    }

    // 山田 and 太郎 in two fields are typed 山田太郎 by whoever looks for them.
    private static void AddUnspacedNames(List<ContactWord> words, Contact contact)
    {
        var first = contact.Fields.FirstOrDefault(field => field?.Name == WellKnownFields.FirstName)?.Value;
        var last = contact.Fields.FirstOrDefault(field => field?.Name == WellKnownFields.LastName)?.Value;
        if (string.IsNullOrEmpty(first) || string.IsNullOrEmpty(last) || !last.EnumerateRunes().Any(rune => FoldingTable.IsUnspaced(rune.Value))) return;
        Add(words, last.Trim() + first.Trim(), WordSource.Name);
    }

    private static WordSource SourceOf(string field) => field switch
    {
        WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName => WordSource.Name,
        WellKnownFields.CompanyName => WordSource.Company,
        _ => WordSource.Other,
    };
}

/// <summary>Where a word stands, best first.</summary>
internal enum WordSource
{
    Name,
    Company,
    Other,
}
