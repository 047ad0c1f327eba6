using Engine.Sandbox.Salesforce;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>Patterns of LIKE.</summary>
[TestClass]
public sealed class LikePatternTests
{
    [TestMethod]
    [DataRow("", "", true)]
    [DataRow("", "a", false)]
    [DataRow("%", "", true)]
    [DataRow("%", "abc", true)]
    [DataRow("a%", "Abc", true)]
    [DataRow("%c", "abc", true)]
    [DataRow("a%c%", "abxc", true)]
    [DataRow("a_c", "abc", true)]
    [DataRow("a_c", "ac", false)]
    [DataRow(@"a\%", "a%", true)]
    [DataRow(@"a\%", "ab", false)]
    [DataRow(@"a\_b", "a_b", true)]
    [DataRow(@"a\_b", "axb", false)]
    [DataRow(@"a\\%", @"a\b", true)]
    [DataRow(@"o\'%", "O'Hara", true)]
    [DataRow("a.c", "abc", false)]
    public void Matches_Table_Agrees(string pattern, string text, bool expected) => Assert.AreEqual(expected, LikePattern.Matches(pattern, text));
}
