namespace Engine.Sandbox.Graph;

/// <summary>Names cut into words, and the beginnings of them.</summary>
internal static class NameWords
{
    /// <summary>Cuts at signs and blanks, where letters meet digits, and where a small letter meets a capital one ("Use the $search query parameter", tokenization).</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && char.IsLetterOrDigit(text[i]);
            var isCut = start >= 0 && (!isPart || char.IsDigit(text[i]) != char.IsDigit(text[i - 1]) || (char.IsUpper(text[i]) && char.IsLower(text[i - 1])));
            if (isCut)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }

            if (isPart && start < 0)
                start = i;
        }

        return words;
    }

    /// <summary>Whether every word asked for begins a word of the text.</summary>
    public static bool Begins(string? text, string asked)
    {
        var words = Of(text ?? "");
        return Of(asked).All(part => words.Any(word => word.StartsWith(part, StringComparison.Ordinal)));
    }
}
