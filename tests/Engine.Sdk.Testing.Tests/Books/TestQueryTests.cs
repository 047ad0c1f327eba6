using Engine.Core.Names;

namespace Engine.Sdk.Testing.Tests.Books;

/// <summary>The kit asks for names as the engine does.</summary>
[TestClass]
public sealed class TestQueryTests
{
    [TestMethod]
    [DataRow("Fabian Quillfeather")]
    [DataRow("  Quillfeather,  Fabian ")]
    [DataRow("\"Fabian\" (Mills) <x>")]
    [DataRow("O'Tiernagh Vries-Kuiper J.R.")]
    [DataRow("*")]
    [DataRow("? & | ! { } [ ]")]
    [DataRow("' OR 1=1 --")]
    [DataRow("a\u0001b\tc\r\nd")]
    [DataRow("a b c d e f g h i j k l m n o p q r s")]
    [DataRow("王小明 الحسيني")]
    public void Name_Text_IsCutIntoTheWordsTheEngineAsksFor(string text)
    {
        var engine = new NameMatcher(text);

        var query = TestQuery.Name(text);

        Assert.AreEqual(engine.Text, query.Text);
        CollectionAssert.AreEqual(engine.Words.ToArray(), query.Words.ToArray());
    }

    [TestMethod]
    public void Name_LongText_IsCutWhereTheEngineCuts()
    {
        var text = string.Concat(Enumerable.Repeat("🦓", 300));

        Assert.AreEqual(new NameMatcher(text).Text, TestQuery.Name(text).Text);
    }
}
