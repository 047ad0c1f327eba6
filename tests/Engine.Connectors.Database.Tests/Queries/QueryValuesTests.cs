using Engine.Connectors.Database.Queries;

namespace Engine.Connectors.Database.Tests.Queries;

[TestClass]
public sealed class QueryValuesTests
{
    [TestMethod]
    public void OfNumber_FullNumber_OffersItsWays()
    {
        var values = QueryValues.Of(new NumberQuery { Spellings = ["733667800"], E164 = "+441733667800", Digits = "1733667800", Limit = 10 });

        Assert.AreEqual("+441733667800", values["number"]);
        Assert.AreEqual("1733667800", values["digits"]);
        Assert.AreEqual("01733667800", values["national"]);
        Assert.AreEqual("733667800", values["suffix"]);
        Assert.AreEqual("%733667800", values["endsWith"]);
        Assert.AreEqual("008766337", values["reversed"]);
        CollectionAssert.AreEqual(
            new[] { "+441733667800", "00441733667800", "441733667800", "01733667800", "1733667800" }, Enumerable.Range(1, 5).Select(i => values[$"SPELLING{i}"]).ToArray());
        Assert.AreEqual(10, values["limit"]);
    }

    [TestMethod]
    public void OfNumber_PartOfANumber_HasNoE164()
    {
        var values = QueryValues.Of(new NumberQuery { Spellings = ["667800"], Digits = "667800", Limit = 10 });

        Assert.IsNull(values["number"]);
        Assert.AreEqual("667800", values["spelling1"]);
    }

    [TestMethod]
    public void OfName_FewerWordsThanParameters_RestFindsEverything()
    {
        var values = QueryValues.Of(new NameQuery { Text = "Müller 100%_[!", Words = ["Müller", "100%_[!"], Limit = 5 });

        Assert.AreEqual("%Müller%", values["like1"]);
        Assert.AreEqual("% muller%", values["begin1"]);
        Assert.AreEqual("%100!%!_![!!%", values["like2"]);
        Assert.AreEqual("%", values["like3"]);
        Assert.AreEqual("Müller", values["word1"]);
        Assert.IsNull(values["word3"]);
    }

    [TestMethod]
    [DataRow("zzz", true)]
    [DataRow("🦊 Ω العربية \u202E' OR 1=1 --", true)]
    [DataRow("a\0b", false)]
    public void CanBeAsked_Text_IsSoUnlessNoDatabaseTakesIt(string text, bool expected) =>
        Assert.AreEqual(expected, QueryValues.Of(new NameQuery { Text = text, Words = [text], Limit = 1 }).CanBeAsked);

    // An attribute's own text cannot hold these.
    [TestMethod]
    public void CanBeAsked_HalfACharacter_IsNot()
    {
        foreach (var text in (string[])["a\uD800b", "\uDC00\uD800", "\uD83E"])
            Assert.IsFalse(QueryValues.Of(new NameQuery { Text = text, Words = [text], Limit = 1 }).CanBeAsked);
    }
}
