namespace Engine.Sdk.Http.Tests.Fields;

[TestClass]
public sealed class TextExtensionsTests
{
    [TestMethod]
    [DataRow(" Sales ", "Sales")]
    [DataRow(" ", null)]
    [DataRow(null, null)]
    public void TrimmedOrNull_Setting_IsNullWhereNothingIsLeft(string? text, string? expected) => Assert.AreEqual(expected, text.TrimmedOrNull());

    [TestMethod]
    [DataRow("abc", 3, "abc")]
    [DataRow("abcd", 3, "abc…")]
    [DataRow("ab😀", 3, "ab…")]
    [DataRow("ab😀", 4, "ab😀")]
    [DataRow("abc", 0, "…")]
    public void Cut_Text_FitsAndKeepsCharactersWhole(string text, int length, string expected) => Assert.AreEqual(expected, text.Cut(length, "…"));

    [TestMethod]
    [DataRow("O'Brien", @"O\'Brien")]
    [DataRow(@"a\b", @"a\\b")]
    [DataRow("Müller", "Müller")]
    public void Escaped_Text_StandsForItself(string text, string expected) => Assert.AreEqual(expected, text.Escaped(@"\'"));

    [TestMethod]
    [DataRow("<p>Ring &amp; ask</p>", "Ring & ask")]
    [DataRow("<b>a</b><br/>b &lt;c&gt;", "a  b <c>")]
    [DataRow("plain", "plain")]
    [DataRow("", "")]
    public void WithoutHtml_Note_IsWhatAReaderSees(string html, string expected) => Assert.AreEqual(expected, html.WithoutHtml());
}
