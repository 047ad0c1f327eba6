using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using static Engine.Core.Tests.PhoneNumbers.Readings;

namespace Engine.Core.Tests.PhoneNumbers;

[TestClass]
public sealed class PhoneNumberMatchTests
{
    [TestMethod]
    [DataRow("+442079460018", "020 7946 0018", null)]
    [DataRow("020 7946 0018", "+44 (0)20 7946 0018", null)]
    [DataRow("7946 0018", "7946-0018", null)]
    [DataRow("+39061234567", "06 1234567", "IT")]
    [DataRow("204", "204", null)]
    [DataRow("+18003569377", "1-800-FLOWERS", "US")]
    public void Judge_SameKey_IsExact(string asked, string stored, string? region) =>
        Assert.AreEqual(MatchQuality.Exact, Match(asked, stored, region)?.Quality);

    [TestMethod]
    [DataRow("020 7946 0018", "+44 20 7946 0018")]
    [DataRow("+44 20 7946 0018", "020 7946 0018")]
    [DataRow("+44 20 7946 0018", "2079460018")]
    [DataRow("+39 06 1234567", "06 1234567")]
    [DataRow("+44 20 7946 0018", "442079460018")]
    public void Judge_NobodysCountryKnown_IsNational(string asked, string stored) =>
        Assert.AreEqual(MatchQuality.National, Match(asked, stored, null, Nobody)?.Quality);

    [TestMethod]
    [DataRow("7946 0018", "+44 20 7946 0018")]
    [DataRow("+44 20 7946 0018", "7946 0018")]
    [DataRow("020 7946 0018", "79460018")]
    public void Judge_LocalNumber_IsCompleted(string asked, string stored) => Assert.AreEqual(MatchQuality.Completed, Match(asked, stored)?.Quality);

    [TestMethod]
    [DataRow("+33 6 12 34 56 78", "06 12 34 56 78", null)]
    [DataRow("+47 22 33 44 55", "22 33 44 55", null)]
    [DataRow("+47 22 33 44 55", "22 33 44 55", "DE")]
    [DataRow("+32 2 123 45 67", "02 123 45 67", "FR")]
    [DataRow("9460018", "+44 20 7946 0018", null)]
    [DataRow("79460018", "+44 161 7946 0018", null)]
    [DataRow("612345678", "+33 6 12 34 56 78", null)]
    [DataRow("0012345", "+44 20 7001 2345", null)]
    public void Judge_SharedEnd_IsSuffix(string asked, string stored, string? region) =>
        Assert.AreEqual(MatchQuality.Suffix, Match(asked, stored, region)?.Quality);

    [TestMethod]
    [DataRow("+442079460018", "+442079460019", null)]
    [DataRow("+442079460018", "+33 1 79 46 00 18", null)]
    [DataRow("+442079460018", "0161 946 0018", null)]
    [DataRow("460018", "+442079460018", null)]
    [DataRow("204", "+44 20 7946 0204", null)]
    [DataRow("204", "2204", null)]
    [DataRow("+442079460204", "204", null)]
    [DataRow("+442079460018", "+44 20 7946 001", null)]
    [DataRow("+442079460018", "n/a", null)]
    [DataRow("+442079460018", "8-16h", null)]
    public void Judge_Strangers_DoNotMatch(string asked, string stored, string? region) => Assert.IsNull(Match(asked, stored, region));

    [TestMethod]
    [DataRow("+442079460018", "020 7946 0018 ext 12", ExtensionMatch.OneSided)]
    [DataRow("+442079460018 ext 12", "020 7946 0018 ext 12", ExtensionMatch.Same)]
    [DataRow("+442079460018 ext 12", "020 7946 0018", ExtensionMatch.OneSided)]
    [DataRow("+442079460018 ext 12", "020 7946 0018 ext 13", ExtensionMatch.Different)]
    [DataRow("+442079460018", "020 7946 0018", ExtensionMatch.Same)]
    public void Judge_Extensions_RankThePerson(string asked, string stored, ExtensionMatch expected) =>
        Assert.AreEqual(expected, Match(asked, stored)?.Extension);

    [TestMethod]
    public void CompareTo_BetterQuality_StandsBeforeBetterExtension() =>
        Assert.IsLessThan(0, new NumberMatch(MatchQuality.Exact, ExtensionMatch.Different).CompareTo(new(MatchQuality.Suffix, ExtensionMatch.Same)));

    [TestMethod]
    public void ToString_NeverTellsTheNumber() => Assert.AreEqual("Full", First("+44 20 7946 0018 ext 12").ToString());
}
