using System.Text.RegularExpressions;
using Engine.Host.Web.Texts;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>Every text that a page shows is there, in every language.</summary>
[TestClass]
public sealed partial class TextTests
{
    private static readonly string Pages = Path.Combine(TextFiles.Top, "host", "Engine.Host.Web");

    [TestMethod]
    public void Languages_All_HaveTheSameTexts()
    {
        var english = Names("Text.resx");

        foreach (var language in TextFiles.Languages)
        {
            var theirs = Names($"Text.{language}.resx").Where(name => !Sentences.IsSentence(name)).ToList();
            Assert.AreEqual("", string.Join(' ', theirs.Except(english).Concat(english.Except(theirs))), language);
        }
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
    public void Texts_OfAllLanguages_TakeTheSameValues()
    {
        foreach (var language in TextFiles.Languages)
        {
            var theirs = TextFiles.Resource($"Text.{language}.resx");
            foreach (var (name, text) in TextFiles.Resource("Text.resx"))
            {
                Assert.AreNotEqual("", theirs[name].Trim(), name);
                Assert.AreEqual(TextFiles.Places(text), TextFiles.Places(theirs[name]), name);
            }
        }
    }

    private static List<string> Names(string file) => [.. TextFiles.Resource(file).Keys];

    [GeneratedRegex("""\b(T|texts)\["(?<name>\w+)"(,|\])""")]
    private static partial Regex Used();
}
