using CsCheck;
using Engine.Core.PhoneNumbers;

namespace Engine.Core.Tests.PhoneNumbers;

[TestClass]
public sealed class DigitsTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char['0', '9'], 0, Digits.MaxLength];

    [TestMethod]
    public void TryParse_AnyDigits_AreGivenBack() => Text.Sample(text =>
        Of(text).ToText() == text && Of(text).Length == text.Length && Of(text).IsEmpty == (text.Length == 0));

    [TestMethod]
    [DataRow("12a4")]
    [DataRow("+44")]
    [DataRow(" 1")]
    [DataRow("\u0661")]
    [DataRow("123456789012345678901234567890123")]
    public void TryParse_TooLongOrNoDigits_IsRefused(string text) => Assert.IsFalse(Digits.TryParse(text, out _));

    [TestMethod]
    public void Operations_AnyDigits_DoWhatTheyDoOnText() => Gen.Select(Text, Text, Gen.Int[0, 40]).Sample((a, b, count) =>
    {
        var digits = Of(a);
        Assert.AreEqual(a[Math.Max(0, a.Length - count)..], digits.Last(count).ToText());
        Assert.AreEqual(a[..Math.Max(0, a.Length - count)], digits.WithoutLast(count).ToText());
        Assert.AreEqual(a.TrimStart('0'), digits.TrimLeadingZeros().ToText());
        Assert.AreEqual(a.EndsWith(b, StringComparison.Ordinal), digits.EndsWith(Of(b)));
        Assert.AreEqual(a.StartsWith(b, StringComparison.Ordinal), digits.StartsWith(Of(b)));
        Assert.IsTrue(Of(a + b[..Math.Min(b.Length, Digits.MaxLength - a.Length)]).StartsWith(digits));
        Assert.AreEqual((a + b)[Math.Max(0, a.Length + b.Length - Digits.MaxLength)..], Digits.Concat(digits, Of(b)).ToText());
        Assert.AreEqual(digits, Digits.FromPacked(digits.Packed));
    });

    [TestMethod]
    public void Indexer_CountsFromTheFirst()
    {
        Assert.AreEqual(4, Of("4207")[0]);
        Assert.AreEqual(0, Of("4207")[2]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Of("4207")[4]);
    }

    [TestMethod]
    public void Concat_CountryCode_StandsBefore() => Assert.AreEqual("442079460018", Digits.Concat(44, Of("2079460018")).ToText());

    [TestMethod]
    public void ToString_NeverTellsTheDigits() => Assert.AreEqual("4 digits", Of("4207").ToString());

    private static Digits Of(string text) => Digits.TryParse(text, out var digits) ? digits : throw new ArgumentException(text);
}
