using System.Reflection;
using System.Text.Json;
using Engine.Core.Texts;

namespace Engine.Plugins.Loading;

/// <summary>Reads the translations a connector brings: embedded resources such as <c>texts.de.json</c>, each an object of English texts and theirs.</summary>
internal static class ConnectorTexts
{
    private const int MaxBytes = 256 << 10;
    private const int MaxLanguages = 100;
    private const string Prefix = "texts.";
    private const string Suffix = ".json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 4 };

    /// <param name="assembly">The connector's.</param>
    /// <param name="ignored">Told each resource that cannot be used, and why.</param>
    /// <returns>By language, two letters.</returns>
    public static IReadOnlyDictionary<string, PhraseBook> Read(Assembly assembly, Action<string, string> ignored)
    {
        var books = new Dictionary<string, PhraseBook>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (LanguageOf(resource) is not { } language || books.Count == MaxLanguages) continue;
            if (ReadOne(assembly, resource, out var reason) is { } book) books[language] = book;
            else ignored(resource, reason);
        }

        return books;
    }

    // Its folder and namespace may stand before the name, as the compiler puts them there.
    private static string? LanguageOf(string resource)
    {
        if (!resource.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)) return null;
        var name = resource[..^Suffix.Length];
        return name.Length > Prefix.Length + 1 && name[^2..].All(char.IsAsciiLetter) && name[..^2].EndsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && (name.Length == Prefix.Length + 2 || name[^(Prefix.Length + 3)] == '.') ? name[^2..].ToLowerInvariant() : null;
    }

    private static PhraseBook? ReadOne(Assembly assembly, string resource, out string reason)
    {
        using var stream = assembly.GetManifestResourceStream(resource);
        reason = "it is empty, or larger than 256 KiB";
        if (stream is null || stream.Length is 0 or > MaxBytes) return null;
        reason = "it is no JSON object of texts";
        try
        {
            using var document = JsonDocument.Parse(stream, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            return new(document.RootElement.EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String)
                .Select(text => KeyValuePair.Create(text.Name, text.Value.GetString()!))); // a string is never null
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
