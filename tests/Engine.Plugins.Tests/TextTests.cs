namespace Engine.Plugins.Tests;

[TestClass]
public sealed class TextTests
{
    [TestMethod]
    [DataRow("Engine.Connectors.Salesforce", "engine-connectors-salesforce")]
    [DataRow("  (x) ", "x")]
    [DataRow("日本語", "connector")]
    [DataRow("", "connector")]
    public void IdFrom_FileName_IsKebabCase(string name, string expected)
    {
        Assert.AreEqual(expected, Text.IdFrom(name));
    }

    [TestMethod]
    public void IdFrom_LongName_HasAtMost64Characters()
    {
        Assert.AreEqual(63, Text.IdFrom(new string('a', 63) + "-" + new string('b', 63)).Length);
    }

    [TestMethod]
    [DataRow(null, "")]
    [DataRow("a\u0000b\u001bc", "a b c")]
    [DataRow("a \r\n\t b", "a b")]
    public void Clean_AnyText_IsOneLine(string? text, string expected)
    {
        Assert.AreEqual(expected, Text.Clean(text, 50));
    }

    [TestMethod]
    public void Clean_LoneSurrogate_IsReplaced()
    {
        Assert.AreEqual("x\ufffdy", Text.Clean("x\ud800y", 50));
    }
}
