using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Resources;
using Engine.Core.Connectors;
using Engine.Core.Texts;

namespace Engine.Host.Web.Texts;

/// <summary>
/// What the engine and its connectors say in English, in the language of the page: the texts of <c>Text.*.resx</c> that have the English text itself for a name, and
/// those a connector brings. What nobody translates stays as it is, such as a CRM's own message.
/// </summary>
internal sealed class Sentences(IConnectorCatalog connectors)
{
    private const string Field = "Explorer_Field_";

    private static readonly ResourceManager Resources = new(typeof(Text));
    private static readonly ConcurrentDictionary<string, PhraseBook> Ours = new(StringComparer.Ordinal);

    /// <param name="text">What was said.</param>
    /// <param name="connector">Whose it is, where that is known: its own texts come first, and no other's count.</param>
    /// <param name="language">Two letters; null for the page's.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Of(string? text, ConnectorDescriptor? connector = null, string? language = null)
    {
        language ??= CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (string.IsNullOrEmpty(text) || language == Layout.Languages.English) return text;
        return PhraseBook.Translate(text, connector is null
            ? [OursIn(language), .. TheirsIn(language)]
            : connector.Texts.TryGetValue(language, out var own) ? [own, OursIn(language)] : [OursIn(language)]);
    }

    /// <summary>What people call a connector.</summary>
    public string NameOf(ConnectorEntry entry) => Of(entry.Name, entry.Loaded?.Descriptor);

    /// <summary>The engine's own.</summary>
    public static PhraseBook OursIn(string language) => Ours.GetOrAdd(language, static language =>
    {
        var texts = Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        return new((texts?.Cast<System.Collections.DictionaryEntry>() ?? [])
            .Where(text => text.Value is string).Select(text => KeyValuePair.Create(EnglishOf((string)text.Key), (string)text.Value!)).Where(text => text.Key.Length > 0));
    });

    /// <summary>Whether the name of a text is the text itself, in English, not one such as <c>Page_What</c>.</summary>
    public static bool IsSentence(string name) => name.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '_');

    // The names of well-known fields stand in sentences, too.
    private static string EnglishOf(string name) => IsSentence(name) ? name : name.StartsWith(Field, StringComparison.Ordinal) ? name[Field.Length..] : "";

    private IEnumerable<PhraseBook> TheirsIn(string language) =>
        connectors.Entries.Select(entry => entry.Loaded?.Descriptor.Texts.GetValueOrDefault(language)).OfType<PhraseBook>();
}
