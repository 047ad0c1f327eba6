using Engine.Core.PhoneNumbers;

namespace Engine.Core.Tests.PhoneNumbers;

/// <summary>What becomes of a text that somebody wants dialled.</summary>
[TestClass]
public sealed class DialTextTests
{
    [TestMethod]
    [DataRow("0800500005", "0800500005")]
    [DataRow("  +44 (0)1632 960017 ", "+44 (0)1632 960017")]
    [DataRow("+44 1632 960017 x12", "+44 1632 960017 x12")]
    [DataRow("1-800-FLOWERS", "1-800-FLOWERS")]
    [DataRow("*21*0123#", "*21*0123#")]
    [DataRow("0800500005,,12", "0800500005,,12")]
    [DataRow("204", "204")]
    [DataRow("０８００　５０００", "0800 5000", DisplayName = "full-width digits")]
    [DataRow("\u202A+44 1632 960017\u202C", "+44 1632 960017", DisplayName = "copied with direction marks")]
    [DataRow("+44 1632\r\n960017", "+44 1632  960017", DisplayName = "copied with a line break")]
    public void TryRead_ANumber_IsDialledAsItIsWritten(string text, string expected)
    {
        Assert.IsTrue(DialText.TryRead(text, out var tel));
        Assert.AreEqual(expected, tel);
    }

    [TestMethod]
    [DataRow("tel:+44%201632%20960017", "+44 1632 960017")]
    [DataRow("TEL:+441632960017", "+441632960017")]
    [DataRow("tel:+44-1632-960017;ext=12", "+44-1632-960017;ext=12")]
    [DataRow("tel:960017;phone-context=+441632", "+441632960017")]
    [DataRow("callto://+441632960017", "+441632960017")]
    [DataRow("callto:0800%20500005", "0800 500005")]
    [DataRow("tel:0800%0A500005", "0800 500005")]
    [DataRow("tel:%2B441632960017", "+441632960017")]
    public void TryRead_ALink_IsItsNumber(string text, string expected)
    {
        Assert.IsTrue(DialText.TryRead(text, out var tel));
        Assert.AreEqual(expected, tel);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("call me")]
    [DataRow("tel:")]
    [DataRow("+")]
    [DataRow("callto:bob")]
    [DataRow("javascript:alert(1)")]
    [DataRow("https://example.com/1")]
    [DataRow("<b>1</b>")]
    [DataRow("12 and 34")]
    public void TryRead_AnythingElse_IsNone(string? text)
    {
        Assert.IsFalse(DialText.TryRead(text, out var tel));
        Assert.AreEqual("", tel);
    }

    [TestMethod]
    [DataRow(64, true)]
    [DataRow(65, false)]
    [DataRow(257, false)]
    [DataRow(100_000, false)]
    public void TryRead_ManyDigits_AreTakenUpToTheLimit(int digits, bool isTaken) => Assert.AreEqual(isTaken, DialText.TryRead(new('1', digits), out _));
}
