using static Engine.Core.Tests.PhoneNumbers.Readings;

namespace Engine.Core.Tests.PhoneNumbers;

/// <summary>Fields that hold more, or less, than one number.</summary>
[TestClass]
public sealed class FieldTests
{
    [TestMethod]
    [DataRow("+44 20 7946 0018 (Zentrale)")]
    [DataRow("office: 020 7946 0018")]
    [DataRow("020 7946 0018 8-16h")]
    [DataRow("020 7946 0018 (8-16h)")]
    [DataRow("020 7946 0018 (24h)")]
    [DataRow("020 7946 0018 (2nd floor)")]
    [DataRow("020 7946 0018, Mo-Fr 9-17 Uhr")]
    [DataRow("020 7946 0018 / after 5pm")]
    [DataRow("020 7946 0018 10:00-18:00")]
    [DataRow("ask for Anna 020 7946 0018")]
    [DataRow("020 7946 0018 ask for Anna")]
    [DataRow("Tel. 9-17 Uhr: 020 7946 0018")]
    [DataRow("Phone 1: 020 7946 0018")]
    [DataRow("1) 020 7946 0018")]
    [DataRow("020 7946 0018 (room 12)")]
    [DataRow("Fax/Tel 020 7946 0018")]
    [DataRow("020 7946 0018 (fax)")]
    [DataRow("☎ 020 7946 0018")]
    [DataRow("(H) 020 7946 0018")]
    [DataRow("020 7946 0018 w")]
    [DataRow("020 7946 0018 a. Smith")]
    [DataRow("020 7946 0018 since 01.02.2019")]
    [DataRow("020 7946 0018 01.02.2019")]
    [DataRow("020 7946 0018 Mo-Fr 8.00-12.30")]
    [DataRow("020 7946 0018 ID 12345678")]
    [DataRow("PO Box 1234567, tel 020 7946 0018")]
    [DataRow("nach 18 Uhr 020 7946 0018")]
    [DataRow("020 7946 0018 pin 1234")]
    [DataRow("=\"+442079460018\"")]
    public void ReadStored_Remark_IsNoPartOfTheNumber(string text) => Assert.AreEqual("+442079460018", Stored(text));

    [TestMethod]
    [DataRow("020 7946 0018 / 020 7946 0019")]
    [DataRow("020 7946 0018/020 7946 0019")]
    [DataRow("020 7946 0018; 020 7946 0019")]
    [DataRow("020 7946 0018;02079460019")]
    [DataRow("020 7946 0018, 020 7946 0019")]
    [DataRow("020 7946 0018,020 7946 0019")]
    [DataRow("020 7946 0018 | 020 7946 0019")]
    [DataRow("020 7946 0018\n020 7946 0019")]
    [DataRow("020 7946 0018 or 020 7946 0019")]
    [DataRow("020 7946 0018 oder 020 7946 0019")]
    [DataRow("020 7946 0018 ou 020 7946 0019")]
    [DataRow("020 7946 0018 y 020 7946 0019")]
    [DataRow("020 7946 0018 e 020 7946 0019")]
    [DataRow("020 7946 0018 und 020 7946 0019")]
    [DataRow("020 7946 0018 & +44 20 7946 0019")]
    [DataRow("020 7946 0018 +44 20 7946 0019")]
    [DataRow("020 7946 0018 020 7946 0019")]
    [DataRow("020 7946 0018 - 020 7946 0019")]
    [DataRow("020 7946 0018 / 19")]
    [DataRow("020 7946 0018/0019")]
    [DataRow("office 020 7946 0018, home: 020 7946 0019")]
    public void ReadStored_TwoNumbers_AreRead(string text) => Assert.AreEqual("+442079460018 +442079460019", Stored(text));

    [TestMethod]
    [DataRow("+49 89 1234 / 5678", "+49891234 +49895678 Unclear:498912345678")]
    [DataRow("+49 89 1234567 / 68", "+49891234567 +49891234568 Unclear:4989123456768")]
    [DataRow("+43 732 2468/1234", "+4373224681234 Unclear:437322468 Unclear:437321234")]
    [DataRow("089/1234567", "+49891234567")]
    [DataRow("0 89 / 12 34 56 7", "+49891234567")]
    public void ReadStored_Slash_StaysSane(string text, string expected) => Assert.AreEqual(expected, Stored(text, "DE"));

    [TestMethod]
    [DataRow("24/7 020 7946 0018", "+442079460018 Unclear:24702079460018")]
    [DataRow("lun-ven 9-18 020 7946 0018", "+442079460018 Unclear:91802079460018")]
    [DataRow("020 7946 0018 (2019)", "+442079460018 Unclear:020794600182019")]
    [DataRow("+49 89 1234567 (0)", "+498912345670 Unclear:49891234567")]
    [DataRow("+49 89 1234567 9-17", "+49891234567917 Unclear:49891234567")]
    [DataRow("+49 89 1234567 2. Stock", "+498912345672 Unclear:49891234567")]
    [DataRow("+49 89 1234-56 ext. 7", "+4989123456x7")]
    [DataRow("01146975385", "+46975385 Unclear:01146975385")]
    public void ReadStored_DigitsOfDoubtfulUse_StayFindable(string text, string expected) =>
        Assert.AreEqual(expected, Stored(text, text.StartsWith("011", StringComparison.Ordinal) ? "US" : null));

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("n/a")]
    [DataRow("see notes")]
    [DataRow("8-16h")]
    [DataRow("9-17 Uhr")]
    [DataRow("Room 12")]
    [DataRow("2nd floor")]
    [DataRow("ask for Anna")]
    [DataRow("+")]
    [DataRow("()-/.")]
    [DataRow("☎")]
    public void ReadStored_NoNumber_ReadsNone(string text) => Assert.AreEqual("", Stored(text));

    [TestMethod]
    [DataRow("204", "Internal:204")]
    [DataRow("ext 204", "Internal:204")]
    [DataRow("DW 12", "Internal:12")]
    [DataRow("204 (Anna)", "Internal:204")]
    [DataRow("sip:204@10.0.0.5", "Internal:204")]
    public void ReadStored_ShortNumber_IsInternal(string text, string expected) => Assert.AreEqual(expected, Stored(text));

    [TestMethod]
    [DataRow("7946 0018", London, "Local:2079460018")]
    [DataRow("1234567", Munich, "Local:891234567")]
    [DataRow("555-0123", NewYork, "Local:2125550123")]
    [DataRow("960123", "+441632960000", "Local:1632960123")]
    [DataRow("7946 0018", Nobody, "National:79460018")]
    [DataRow("020 7946 0018", Nobody, "National:2079460018")]
    [DataRow("891234567", Munich, "+49891234567")]
    public void ReadStored_WithoutAreaCode_IsCompletedByTheUsersOwn(string text, string ownTel, string expected) =>
        Assert.AreEqual(expected, Stored(text, null, ownTel));

    [TestMethod]
    public void ReadStored_WithoutAreaCodeInAnotherCountry_IsNotCompleted() => Assert.AreEqual("Unclear:5550123", Stored("555-0123", "US"));

    [TestMethod]
    public void ReadStored_MoreNumbersThanRoom_KeepsTheFirstAsTheyAre()
    {
        Span<Engine.Core.PhoneNumbers.PhoneNumber> one = stackalloc Engine.Core.PhoneNumbers.PhoneNumber[1];

        var count = new Engine.Core.PhoneNumbers.PhoneNumberReader(London).ReadStored("020 7946 0018; 020 7946 0019 ext 5", null, one);

        Assert.AreEqual(1, count);
        Assert.IsTrue(one[0].Extension.IsEmpty);
    }
}
