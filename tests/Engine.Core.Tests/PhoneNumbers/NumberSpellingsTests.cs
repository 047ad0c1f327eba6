using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Tests.PhoneNumbers;

/// <summary>What a CRM is asked for.</summary>
[TestClass]
public sealed class NumberSpellingsTests
{
    [TestMethod]
    [DataRow("+442079460018", NumberMatching.None, "")]
    [DataRow("020 7946 0018", NumberMatching.Normalised, "+442079460018")]
    [DataRow("7946 0018", NumberMatching.Normalised, "+442079460018")]
    [DataRow("204", NumberMatching.Normalised, "204")]
    [DataRow("+442079460018", NumberMatching.Digits, "79460018")]
    [DataRow("+441614960018", NumberMatching.Digits, "614960018")]
    [DataRow("+33142685300", NumberMatching.Digits, "142685300")]
    [DataRow("7946 0018", NumberMatching.Digits, "79460018")]
    [DataRow("204", NumberMatching.Digits, "204")]
    [DataRow("+441614960018", NumberMatching.Literal, "+441614960018|+44 161 496 0018|0161 496 0018|01614960018|441614960018|00441614960018")]
    [DataRow("7946 0018", NumberMatching.Literal, "+442079460018|+44 20 7946 0018|020 7946 0018|02079460018|442079460018|00442079460018|79460018")]
    public void For_Number_AsksTheFewestThatMissNothing(string asked, NumberMatching matching, string expected)
    {
        var reader = new PhoneNumberReader(Readings.London);

        var spellings = NumberSpellings.For(reader.ReadAsked(asked)!.Value, matching, reader);

        Assert.AreEqual(expected, string.Join('|', spellings));
    }

    [TestMethod]
    public void For_Contains_BeginsWithTheShortestUnbrokenTails()
    {
        var reader = new PhoneNumberReader(Readings.London);

        var spellings = NumberSpellings.For(reader.ReadAsked("+441614960018")!.Value, NumberMatching.Contains, reader);

        Assert.AreEqual("614960018 +441614960018 0018 01614960018 441614960018 00441614960018", string.Join(' ', spellings));
    }
}
