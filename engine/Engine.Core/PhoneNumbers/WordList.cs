using System.Collections.Frozen;
using Engine.Core.Names;

namespace Engine.Core.PhoneNumbers;

/// <summary>Words that are known in any case, with or without their accents. Looking one up allocates nothing.</summary>
internal sealed class WordList
{
    private const int LongestWord = 24;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public WordList(params ReadOnlySpan<string> words)
    {
        var forms = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        {
            forms.Add(word);
            forms.Add(Folding.Plain(word));
        }

        _words = forms.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<char> word) => word.Length is > 0 and <= LongestWord && _words.Contains(word);
}
