using System.Text;

namespace Engine.Core.Names;

/// <summary>The letters of Latin, Greek, Cyrillic, Armenian and Hebrew taken apart from their accents, by a table: most text in the world's address books.</summary>
internal static class Decomposition
{
    private const int End = 0x0600;

    private static readonly string[] Letters = [.. Enumerable.Range(0, End).Select(letter => ((char)letter).ToString().Normalize(NormalizationForm.FormKD))];

    /// <summary>Hands the text's letters to the folder.</summary>
    /// <returns>False when there are others than those of the table, or accents in an order of their own; nothing was handed over.</returns>
    public static bool TryForEach(ReadOnlySpan<byte> text, WordFolder folder)
    {
        if (!IsCovered(text)) return false;
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (rune.IsAscii) folder.Add(rune);
            else foreach (var part in Letters[rune.Value].EnumerateRunes()) folder.Add(part);
            text = text[length..];
        }

        return true;
    }

    private static bool IsCovered(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != System.Buffers.OperationStatus.Done) return false;
            if (rune.Value >= End || rune.Value is >= 0x0300 and <= 0x036F) return false;
            text = text[length..];
        }

        return true;
    }
}
