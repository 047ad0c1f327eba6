namespace Engine.Sdk.Tests;

[TestClass]
public sealed class NumberEndingsTests
{
    private static readonly NumberQuery British = Query("1733667800", "+441733667800", "+441733667800", "+44 1733 667800", "01733 667800");

    [TestMethod]
    [DataRow("1733667800")]
    [DataRow("01733667800")]
    [DataRow("441733667800")]
    [DataRow("4401733667800")]
    [DataRow("00441733667800")]
    [DataRow("011441733667800")]
    [DataRow("0011441733667800")]
    [DataRow("667800")]
    [DataRow("3667 800")]
    [DataRow("667 800")]
    [DataRow("66 78 00")]
    [DataRow("36678 00")]
    [DataRow("67800", false)]
    [DataRow("78 00", false)]
    [DataRow("733667 800", false)]
    [DataRow("01733667 800", false)]
    public void InWholeWords_Number_HoldsEachWayThatReachesFarEnough(string words, bool isHeld = true) =>
        Assert.AreEqual(isHeld, British.InWholeWords().Any(way => string.Join(' ', way) == words));

    [TestMethod]
    [DataRow("+44 (0)1733 667800")]
    [DataRow("0044 1733 667800")]
    [DataRow("01733-667-800")]
    [DataRow("01733/66 78 00")]
    [DataRow("+44.1733.6678.00")]
    [DataRow("(01733) 667 800 ext. 12")]
    [DataRow("01733667800x12")]
    [DataRow("173 366 78 00")]
    public void InWholeWords_Spelling_HoldsTheWordsOfOneWay(string stored)
    {
        var text = Words(stored);

        var found = British.InWholeWords().Where(way => way.Count == 1
            ? text.Any(word => word.StartsWith(way[0], StringComparison.Ordinal))
            : $" {string.Join(' ', text)} ".Contains($" {string.Join(' ', way)} ", StringComparison.Ordinal));

        Assert.AreNotEqual("", string.Join(", ", found.Select(way => string.Join(' ', way))));
    }

    [TestMethod]
    [DataRow("298123456")]
    [DataRow("123456")]
    [DataRow("298123 456")]
    [DataRow("12 34 56")]
    public void InWholeWords_ShortNumberOfACountry_StandsBehindItsCode(string words) =>
        Assert.Contains(words, Query("123456", "+298123456", "+298123456").InWholeWords().Select(way => string.Join(' ', way)));

    [TestMethod]
    public void InWholeWords_NoCountry_HoldsNoCode()
    {
        var ways = Query("3667800", null, "3667800").InWholeWords().ToList();

        Assert.IsTrue(ways.All(way => way.Count > 0 && way.All(word => word.Length > 0)));
        Assert.AreEqual("3667800 03667800", string.Join(' ', ways.Where(way => way.Count == 1 && way[0].EndsWith("3667800", StringComparison.Ordinal)).Select(way => way[0])));
    }

    [TestMethod]
    [DataRow("1733667800", "01733 667800", "667800|366 7800|667 800|66 78 00")]
    [DataRow("1733667800", "+44 1733 667800", "667800|1733 667800|366 7800|667 800|66 78 00")]
    [DataRow("144556677", "01 44 55 66 77", "556677|44 55 66 77|455 6677|556 677|55 66 77")]
    [DataRow("4155550100", "(415) 555-0100", "550100|415 555 0100|555 0100|550 100|55 01 00")]
    [DataRow("204", "204", "204")]
    public void InWordEnds_Number_IsInFewWords(string digits, string spelling, string expected) =>
        Assert.AreEqual(expected, string.Join('|', Query(digits, null, spelling).InWordEnds().Select(way => string.Join(' ', way))));

    private static NumberQuery Query(string digits, string? e164, params string[] spellings) => new() { Digits = digits, E164 = e164, Spellings = spellings, Limit = 10 };

    // As a full-text index cuts: "(0)" and the sign stand alone, letters end a row of digits.
    private static string[] Words(string stored) =>
        new string([.. stored.Select(letter => char.IsAsciiDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
