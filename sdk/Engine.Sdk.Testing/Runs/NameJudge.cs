using System.Globalization;
using System.Text;

namespace Engine.Sdk.Testing;

/// <summary>Tells whether a contact fits a name: what the engine does with candidates, only simpler.</summary>
internal static class NameJudge
{
    public static bool Fits(Contact contact, IEnumerable<string> words)
    {
        var texts = contact.Fields.Where(field => field.Kind != ContactFieldKind.Telephone).Select(field => Fold(field.Value)).ToList();
        return words.Select(Fold).All(word => texts.Any(text => text.Contains(word, StringComparison.Ordinal)));
    }

    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();
}
