namespace Engine.Sandbox.Tests.HubSpot;

/// <summary>The calculated telephone properties.</summary>
[TestClass]
public sealed class PhonePropertyTests : HubSpotTest
{
    [TestMethod]
    [DataRow("GB", "+44 1632 960100", "1632960100", "+441632960100")]
    [DataRow("GB", "01632 960 100", "1632960100", "+441632960100")]
    [DataRow("GB", "+44 (0)1632 960100 x12", "1632960100", "+441632960100")]
    [DataRow("US", "(415) 555-0100", "4155550100", "+14155550100")]
    [DataRow("GB", "+1 415 555 0100", "4155550100", "+14155550100")]
    [DataRow("IT", "06 0000 0123", "0600000123", "+390600000123", DisplayName = "an Italian zero belongs to the number")]
    [DataRow("GB", "00004", "4", null, DisplayName = "nonsense for what is no number")]
    [DataRow("GB", "call the office", null, null)]
    public void Calculated_Table_HasAreaCodeAndLocalNumber(string country, string phone, string? searchable, string? complete)
    {
        Server.HubSpot.Country = country;

        var contact = Server.HubSpot.Get("contacts", Add("contacts", ("lastname", "X"), ("phone", phone)))!;

        Assert.AreEqual(searchable, contact.GetValueOrDefault("hs_searchable_calculated_phone_number"));
        Assert.AreEqual(searchable, contact.GetValueOrDefault("hs_searchable_calculated_international_phone_number"));
        Assert.AreEqual(complete, contact.GetValueOrDefault("hs_calculated_phone_number"));
        Assert.IsFalse(contact.ContainsKey("hs_searchable_calculated_mobile_number"));
    }

    [TestMethod]
    public void Calculated_NumberRemoved_IsGone()
    {
        var id = Add("contacts", ("lastname", "X"), ("mobilephone", "07700 900123"));
        Server.HubSpot.Change("contacts", id, new() { ["mobilephone"] = "" });

        Assert.IsFalse(Server.HubSpot.Get("contacts", id)!.ContainsKey("hs_searchable_calculated_mobile_number"));
    }

    [TestMethod]
    public void Calculated_Company_HasItToo() =>
        Assert.AreEqual("2079460200", Server.HubSpot.Get("companies", Add("companies", ("name", "X"), ("phone", "020 7946 0200")))!["hs_searchable_calculated_phone_number"]);
}
