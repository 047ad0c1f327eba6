using Engine.Core.Settings;

namespace Engine.Core.Tests.Settings;

[TestClass]
public sealed class PlainTextTests
{
    [TestMethod]
    [DataRow(null, "")]
    [DataRow("  \t\r\n ", "")]
    [DataRow(" Bob ", "Bob")]
    [DataRow("a\u0000b\u001b[31m", "ab[31m")]
    [DataRow("a\nb", "a b")]
    [DataRow("evil\u202egpj", "evilgpj")]
    [DataRow("\ud800x\udc00", "x")]
    [DataRow("日本語 😀", "日本語 😀")]
    [DataRow("1234567890abc", "1234567890")]
    [DataRow("123456789😀", "123456789")]
    public void Clean_TextFromOutside_IsFitForOneLine(string? text, string expected)
    {
        var clean = PlainText.Clean(text, 10);

        Assert.AreEqual(expected, clean);
    }
}
