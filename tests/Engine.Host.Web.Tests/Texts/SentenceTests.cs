using System.Reflection;
using System.Text.RegularExpressions;
using Engine.Host.Web.Explorer.Calls;
using Engine.Host.Web.Texts;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>What the engine says in English is there in every language; and what is there, somebody says.</summary>
[TestClass]
public sealed partial class SentenceTests(TestContext context)
{
    private const int MostParts = 3;

    private static readonly string HostFolder =
        typeof(SentenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "HostFolder").Value!;

    // Those whose sentences reach a page. Each connector has a copy of Engine.Sdk.Http.
    private static readonly string[] Talking =
    [
        "Engine.Core.dll", "Engine.Plugins.dll", "Engine.Sdk.dll", "Engine.Sdk.Hosting.dll", "connectors/Engine.Connectors.HubSpot/Engine.Sdk.Http.dll",
    ];

    private static readonly string[] AlsoSaid =
    [
        "Engine.Storage.dll", "Engine.Host.Installation.dll", "Engine.Host.dll", .. from name in (string[])["HubSpot", "Salesforce", "Outlook"] select $"connectors/Engine.Connectors.{name}/Engine.Connectors.{name}.dll",
    ];

    // What only logs, metrics and programmers read; the last lines are those of the framework's source generators.
    private static readonly string[] NotForPages =
    [
        "Books asked, by how it ended", "Calls in the outbox", "Calls to be logged, by what became of them",
        "The list of countries is missing from the assembly.", "The metadata of the telephone number library uses an expression unknown here, at ",
        "A pattern of whole numbers names their end.", "The metadata's patterns make too large a table.",
        "A field without a name.", "A contact of another version.", "A field name of a later version.",
        "The connector returned no task.", "The book was closed.",
        "it is not an absolute https address", "there is no PNG or SVG of at most 64 KiB by that name", "it is not between 1 and 64; the nearest is taken", "there is no such kind; Digits is taken",
        "it is empty, or larger than 256 KiB", "it is no JSON object of texts",
        "A picture's media type begins with image/.", "A picture's address is an absolute http or https one.", "An address book id is 32 hexadecimal digits.",
        " has no setting ", "an unknown number",
        "The minimum and maximum values must be set to valid values.", "The maximum value '{Maximum}' must be greater than or equal to the minimum value '{Minimum}'.",
        "Cannot use exclusive bounds when the maximum value is equal to the minimum value.",
        " that is not a TimeSpan or a string has been given. This might indicate a problem with the source generator.",
        "The converter '{0}' is not compatible with the type '{1}'.", "The converter '{0}' cannot return null or a JsonConverterFactory instance.",
        "The property or field '{0}' on type '{1}' doesn't allow getting null values. Consider updating its nullability annotation.",
        "Setting init-only properties is not supported in source generation mode.",
    ];

    private static readonly Dictionary<string, string> German = TextFiles.Resource("Text.de.resx").Where(text => Sentences.IsSentence(text.Key)).ToDictionary();

    [TestMethod]
    public void Sentences_OfAllLanguages_AreTheSameAndTakeTheSameValues()
    {
        foreach (var language in TextFiles.Languages)
        {
            var theirs = TextFiles.Resource($"Text.{language}.resx").Where(text => Sentences.IsSentence(text.Key)).ToDictionary();
            Assert.AreEqual("", string.Join('\n', German.Keys.Except(theirs.Keys).Concat(theirs.Keys.Except(German.Keys))), language);
            foreach (var (english, text) in theirs) Assert.AreEqual(TextFiles.Places(english), TextFiles.Places(text), english);
        }
    }

    [TestMethod]
    public void Sentences_OfALanguage_AreSaidSomewhere()
    {
        var said = Talking.Concat(AlsoSaid).SelectMany(file => CodeTexts.LiteralsOf(Path.Combine(HostFolder, file))).ToList();
        var attributes = string.Join('\n', Talking.Append("Engine.Host.dll").Select(file => CodeTexts.AttributesOf(Path.Combine(HostFolder, file))));

        var gone = from english in German.Keys
                   where !IsOfFramework(english) && !attributes.Contains(english, StringComparison.Ordinal)
                   where TextFiles.Pieces(english).Any(piece => !IsMadeOf(piece.Trim(), said))
                   select english;

        Assert.AreEqual("", string.Join('\n', gone));
    }

    [TestMethod]
    public void Code_ThatTalksToPeople_SaysWhatIsThere()
    {
        var pieces = German.Keys.SelectMany(TextFiles.Pieces).Where(piece => piece.Length > 0).ToHashSet();

        var missing = from file in Talking.Select(file => Path.Combine(HostFolder, file))
                      let logged = CodeTexts.AttributesOf(file)
                      from text in CodeTexts.LiteralsOf(file).Distinct()
                      where Words().IsMatch(text) && !NotForPages.Contains(text) && !German.ContainsKey(text) && !logged.Contains(text, StringComparison.Ordinal)
                      where !pieces.Any(piece => piece.Contains(text.Trim(), StringComparison.Ordinal))
                      select $"{Path.GetFileName(file)}: {text}";

        Assert.AreEqual("", string.Join('\n', missing));
    }

    [TestMethod]
    public async Task Explorer_Calls_AreExplainedInEveryLanguage()
    {
        await using var engine = await EngineProcess.StartAsync(EngineProcess.NewDataFolder(), context.CancellationToken);
        using var http = engine.Admin();
        var calls = ApiDocument.Read(await http.GetByteArrayAsync(new Uri(engine.Http, "/openapi/v1.json"), context.CancellationToken));

        var told = calls.SelectMany(call => call.Fields.Select(field => field.Meaning).Append(call.Summary).Append(call.Description)).Where(text => text.Length > 0).Distinct();

        Assert.AreEqual("", string.Join('\n', told.Except(German.Keys)));
    }

    // A sentence may be put together from a few literals.
    private static bool IsMadeOf(string piece, List<string> literals)
    {
        for (int at = 0, parts = 0; at < piece.Length; parts++)
        {
            var length = Enumerable.Range(1, piece.Length - at).TakeWhile(length => literals.Exists(text => text.Contains(piece.Substring(at, length), StringComparison.Ordinal))).LastOrDefault();
            if (length == 0 || parts == MostParts) return false;
            at += length;
        }

        return true;
    }

    // System.ComponentModel.DataAnnotations.
    private static bool IsOfFramework(string english) =>
        ((string[])["The field {0} ", "The {0} field ", "'{0}' and "]).Any(beginning => english.StartsWith(beginning, StringComparison.Ordinal));

    [GeneratedRegex(@"\b[a-z]{2,} [a-z]{2,} .*[a-z]{2,}")]
    private static partial Regex Words();
}
