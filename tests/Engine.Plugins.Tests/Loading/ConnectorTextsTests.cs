using System.Reflection;
using System.Text;
using Engine.Core.Texts;
using Engine.Plugins.Loading;

namespace Engine.Plugins.Tests.Loading;

[TestClass]
public sealed class ConnectorTextsTests
{
    [TestMethod]
    [DataRow("texts.de.json")]
    [DataRow("Acme.Connector.texts.de.json")]
    [DataRow("Acme.Texts.DE.Json")]
    public void Read_ResourceOfALanguage_IsItsBook(string resource)
    {
        var ignored = new List<string>();

        var texts = Read(ignored, (resource, """{ "Key": "Schlüssel", /* none */ "Odd": 1, }"""));

        Assert.AreEqual("Schlüssel", PhraseBook.Translate("Key", texts["de"]));
        Assert.AreEqual("Odd", PhraseBook.Translate("Odd", texts["de"]));
        Assert.IsEmpty(ignored);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[\"Key\"]")]
    [DataRow("\"Key\"")]
    [DataRow("{\"Key\":\"\\ud800\"}")]
    [DataRow("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}")]
    public void Read_BrokenResource_IsToldAndLeftOut(string content)
    {
        var ignored = new List<string>();

        var texts = Read(ignored, ("texts.de.json", content));

        Assert.IsEmpty(texts);
        CollectionAssert.AreEqual(new[] { "texts.de.json" }, ignored);
    }

    [TestMethod]
    public void Read_LargeResource_IsLeftOut() => Assert.IsEmpty(Read([], ("texts.de.json", $"{{\"a\":\"{new string('a', 256 << 10)}\"}}")));

    [TestMethod]
    [DataRow("contexts.de.json")]
    [DataRow("texts.json")]
    [DataRow("texts.deu.json")]
    [DataRow("texts.d1.json")]
    [DataRow("icon.svg")]
    public void Read_OtherResource_IsNotLookedAt(string resource)
    {
        var ignored = new List<string>();

        Assert.IsEmpty(Read(ignored, (resource, "{")));
        Assert.IsEmpty(ignored);
    }

    private static IReadOnlyDictionary<string, PhraseBook> Read(List<string> ignored, params (string Name, string Content)[] resources) =>
        ConnectorTexts.Read(new Resources(resources.ToDictionary(resource => resource.Name, resource => resource.Content)), (resource, _) => ignored.Add(resource));

    private sealed class Resources(Dictionary<string, string> all) : Assembly
    {
        public override string[] GetManifestResourceNames() => [.. all.Keys];

        public override Stream? GetManifestResourceStream(string name) => new MemoryStream(Encoding.UTF8.GetBytes(all[name]));
    }
}
