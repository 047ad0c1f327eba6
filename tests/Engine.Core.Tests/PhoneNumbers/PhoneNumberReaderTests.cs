using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Tests.PhoneNumbers;

[TestClass]
public sealed class PhoneNumberReaderTests
{
    [TestMethod]
    [DataRow("020 7946 0018", true)]
    [DataRow("+44 (0)20 7946 0018", true)]
    [DataRow("tel:+442079460018;ext=12", true)]
    [DataRow("020 7946 0018 ext 12", true)]
    [DataRow("204", true)]
    [DataRow("1-800-FLOWERS", true)]
    [DataRow("\u0660\u0662\u0660 \u0667\u0669\u0664\u0666", true)]
    [DataRow("Anna", false)]
    [DataRow("4 Seasons", false)]
    [DataRow("3M", false)]
    [DataRow("12 and ext 3", false)]
    [DataRow("020 7946 0018 Anna", false)]
    [DataRow("", false)]
    [DataRow("+", false)]
    public void LooksLikeNumber_Text_IsToldFromName(string text, bool expected) => Assert.AreEqual(expected, PhoneNumberReader.LooksLikeNumber(text));

    [TestMethod]
    [DataRow("GB", "GB")]
    [DataRow("gb", "GB")]
    [DataRow("UK", "GB")]
    [DataRow("England", "GB")]
    [DataRow("GBR", "GB")]
    [DataRow("Vereinigtes Königreich", "GB")]
    [DataRow("Royaume-Uni", "GB")]
    [DataRow("Deutschland", "DE")]
    [DataRow("allemagne", "DE")]
    [DataRow("ALEMANIA", "DE")]
    [DataRow("Niemcy", "DE")]
    [DataRow("ドイツ", "DE")]
    [DataRow("Германия", "DE")]
    [DataRow("Österreich", "AT")]
    [DataRow("Osterreich", "AT")]
    [DataRow("U.S.A.", "US")]
    [DataRow("United States of America", "US")]
    [DataRow("Vereinigte Staaten", "US")]
    [DataRow("The Netherlands", "NL")]
    [DataRow("Czech Republic", "CZ")]
    [DataRow("España", "ES")]
    [DataRow(" Schweiz. ", "CH")]
    [DataRow("Atlantis", null)]
    [DataRow("ZZ", null)]
    [DataRow("", null)]
    public void RegionOf_Name_IsTheCode(string name, string? expected) => Assert.AreEqual(expected, PhoneNumberReader.RegionOf(name));

    [TestMethod]
    [DataRow(WellKnownFields.Country, "Deutschland")]
    [DataRow("MailingCountry", "Germany")]
    [DataRow(WellKnownFields.Street, "Marienplatz 1\n80331 München\nAllemagne")]
    [DataRow("Home Address", "Marienplatz 1, 80331 München, Germany")]
    public void Of_ContactNamingItsCountry_IsReadAsOfThere(string field, string value)
    {
        var contact = Contact(new(WellKnownFields.BusinessPhone, "089 1234567"), new(field, value));

        var numbers = ContactNumbers.Of(contact, new PhoneNumberReader(Readings.London));

        Assert.AreEqual("+49891234567", numbers.Single().E164);
    }

    [TestMethod]
    public void Of_ContactWithUnknownCountry_IsReadAsOfTheUsers()
    {
        var contact = Contact(
            new(WellKnownFields.BusinessPhone, "020 7946 0018"),
            new(WellKnownFields.Country, "Atlantis"),
            new(WellKnownFields.Notes, "089 1234567"));

        Assert.AreEqual("+442079460018", ContactNumbers.Of(contact, new PhoneNumberReader(Readings.London)).Single().E164);
    }

    [TestMethod]
    public void Fingerprint_OwnNumber_ChangesItByPlaceAlone()
    {
        var london = new PhoneNumberReader(Readings.London).Fingerprint;

        Assert.AreEqual(london, new PhoneNumberReader("+44 20 7946 0999").Fingerprint);
        Assert.AreNotEqual(london, new PhoneNumberReader("+44 161 496 0999").Fingerprint);
        Assert.AreNotEqual(london, new PhoneNumberReader(Readings.Munich).Fingerprint);
        Assert.AreNotEqual(london, new PhoneNumberReader(null).Fingerprint);
    }

    [TestMethod]
    [DataRow("+44 1632 960000")]
    [DataRow("441632960000")]
    [DataRow("00441632960000")]
    [DataRow("tel:+441632960000")]
    public void OwnTel_OfRightLength_GivesTheArea(string ownTel) => Assert.AreEqual("Local:1632960123", Readings.Stored("960123", null, ownTel));

    [TestMethod]
    [DataRow("")]
    [DataRow("Anna")]
    [DataRow("204")]
    [DataRow("+999 123")]
    public void OwnTel_Unreadable_AssumesNothing(string ownTel) =>
        Assert.AreEqual("National:2079460018", Readings.Stored("020 7946 0018", null, ownTel));

    [TestMethod]
    public void ReadAsked_NoDigit_IsNull() => Assert.IsNull(new PhoneNumberReader(null).ReadAsked("Anna"));

    private static Contact Contact(params ContactField[] fields) =>
        new() { Key = new RecordKey(AddressBookId.New(), "Contact", "1"), Fields = fields };
}
