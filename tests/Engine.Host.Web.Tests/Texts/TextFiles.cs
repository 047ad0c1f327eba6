using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>The files the texts are written in.</summary>
internal static partial class TextFiles
{
    public static string Top { get; } = FindTop();

    /// <summary>All but English.</summary>
    public static IEnumerable<string> Languages => Directory.EnumerateFiles(FolderOfTexts, "Text.*.resx").Select(file => Path.GetFileName(file).Split('.')[1]);

    private static string FolderOfTexts => Path.Combine(Top, "host", "Engine.Host.Web", "Texts");

    public static Dictionary<string, string> Resource(string file) => XDocument.Load(Path.Combine(FolderOfTexts, file)).Root!.Elements("data")
        .ToDictionary(text => (string)text.Attribute("name")!, text => (string)text.Element("value")!);

    /// <summary>What a connector of ours brings.</summary>
    public static Dictionary<string, string> Connector(string assembly, string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Top, "connectors", assembly, $"texts.{language}.json")))!;

    /// <summary>The places for values in a text, whatever their format.</summary>
    public static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>What stands before, between and behind the places.</summary>
    public static IEnumerable<string> Pieces(string text) => Place().Replace(text, "\0").Split('\0');

    private static string FindTop()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Engine.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no Engine.sln above.");
        return folder;
    }

    [GeneratedRegex(@"\{(?<number>\d)(:[^}]*)?\}")]
    private static partial Regex Place();
}
