using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>Every text that a page shows is there, in every language.</summary>
[TestClass]
public sealed partial class TextTests
{
    private static readonly string Pages = Path.Combine(Top(), "host", "Engine.Host.Web");

    [TestMethod]
    public void Languages_All_HaveTheSameTexts()
    {
        var english = Names("Text.resx");

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Pages, "Texts"), "Text.*.resx"))
            Assert.AreEqual("", string.Join(' ', Names(Path.GetFileName(file)).Except(english).Concat(english.Except(Names(Path.GetFileName(file))))), file);
    }

    [TestMethod]
    public void Pages_All_ShowTextsThatExist()
    {
        var known = Names("Text.resx").ToHashSet();

        var missing = Directory.EnumerateFiles(Pages, "*.razor*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Pages, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file => Used().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Where(name => !known.Contains(name)).Distinct();

        Assert.AreEqual("", string.Join(' ', missing));
    }

    [TestMethod]
    public void Texts_OfBothLanguages_TakeTheSameValues()
    {
        var german = Texts("Text.de.resx");

        foreach (var (name, text) in Texts("Text.resx"))
        {
            Assert.AreNotEqual("", german[name].Trim(), name);
            Assert.AreEqual(Places(text), Places(german[name]), name);
        }
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    private static List<string> Names(string file) => [.. Texts(file).Keys];

    private static Dictionary<string, string> Texts(string file) => XDocument.Load(Path.Combine(Pages, "Texts", file)).Root!.Elements("data")
        .ToDictionary(text => (string)text.Attribute("name")!, text => (string)text.Element("value")!);

    private static string Top()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Engine.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no Engine.sln above.");
        return folder;
    }

    [GeneratedRegex("""\b(T|texts)\["(?<name>\w+)"(,|\])""")]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();
}
