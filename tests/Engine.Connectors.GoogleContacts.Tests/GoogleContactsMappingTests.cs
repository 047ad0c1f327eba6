using System.Text.Json;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

[TestClass]
public sealed class GoogleContactsMappingTests
{
    [TestMethod]
    [DataRow("people/c12", "Contact", "c12")]
    [DataRow("otherContacts/c12", "OtherContact", "c12")]
    [DataRow("people/106555010000000010001", "Person", "106555010000000010001")]
    public void Key_OfAResourceName_TellsTheKind(string name, string type, string id)
    {
        var contact = Map($$"""{"resourceName":"{{name}}"}""");

        Assert.AreEqual((type, id), (contact.Key.Type, contact.Key.Id));
        Assert.AreEqual($"https://contacts.google.com/person/{id}", contact.WebAddress?.AbsoluteUri);
    }

    [TestMethod]
    [DataRow("Contact", "c1/../me", null)]
    [DataRow("Contact", "c1", "READ_SOURCE_TYPE_CONTACT")]
    [DataRow("Person", "12", "READ_SOURCE_TYPE_PROFILE READ_SOURCE_TYPE_DOMAIN_CONTACT")]
    [DataRow("Lead", "12", null)]
    public void SourcesOf_AKey_AreWhereItIs(string type, string id, string? expected)
    {
        var sources = GoogleContactsMapping.SourcesOf(new(AddressBookId.New(), type, id));

        Assert.AreEqual(expected, sources is null ? null : string.Join(' ', sources));
    }

    [TestMethod]
    [DataRow("""{"givenName":"Ada","familyName":"Byron"}""", "FirstName=Ada LastName=Byron")]
    [DataRow("""{"givenName":"Ada","middleName":"Augusta","familyName":"Byron","displayName":"Ada Augusta Byron"}""", "FirstName=Ada Augusta LastName=Byron")]
    [DataRow("""{"displayName":"Byron & Co","unstructuredName":"Byron and Co"}""", "ContactName=Byron & Co")]
    [DataRow("""{"unstructuredName":"Byron"}""", "ContactName=Byron")]
    [DataRow("""{"honorificPrefix":"Dr."}""", "")]
    public void ToContact_Name_IsToldInParts(string name, string expected) => Assert.AreEqual(expected, Text(Map($$"""{"resourceName":"people/c1","names":[{{name}}]}""")));

    [TestMethod]
    [DataRow("work", "BusinessPhone")]
    [DataRow("main", "BusinessPhone")]
    [DataRow("mobile", "MobilePhone")]
    [DataRow("workMobile", "MobilePhone")]
    [DataRow("home", "HomePhone")]
    [DataRow("workFax", "Fax")]
    [DataRow("googleVoice", "OtherPhone")]
    [DataRow("Boat", "OtherPhone")]
    public void ToContact_PhoneType_DecidesTheField(string type, string expected) =>
        Assert.AreEqual($"{expected}=1", Text(Map($$"""{"resourceName":"people/c1","phoneNumbers":[{"value":"1","type":"{{type}}"}]}""")));

    [TestMethod]
    [DataRow("044 668 18 00", "+41446681800", "+41446681800", DisplayName = "The country is Google's")]
    [DataRow("0041 44 668 18 00", "+41446681800", "+41446681800")]
    [DataRow("+41 44 668 18 00", "+41446681800", "+41 44 668 18 00", DisplayName = "As it was typed")]
    [DataRow("+41 (0)44 668 18 00", "+41446681800", "+41 (0)44 668 18 00")]
    [DataRow("044 668 18 00 ext. 12", "+41446681800", "044 668 18 00 ext. 12", DisplayName = "An extension is only in what was typed")]
    [DataRow("1-800-FLOWERS", "+18003569377", "1-800-FLOWERS")]
    [DataRow("1234", "+411234", "1234", DisplayName = "Internal numbers stay as they are")]
    [DataRow("044 668 18 00", null, "044 668 18 00")]
    public void ToContact_Number_IsTheOneThatTellsMost(string value, string? canonical, string expected)
    {
        var phone = JsonSerializer.Serialize(new { value, canonicalForm = canonical });

        Assert.AreEqual($"OtherPhone={expected}", Text(Map($$"""{"resourceName":"people/c1","phoneNumbers":[{{phone}}]}""")));
    }

    [TestMethod]
    public void ToContact_SeveralValues_ComePrimaryFirst()
    {
        var contact = Map("""
            {"resourceName":"people/c1",
             "organizations":[{"name":"Old Ltd","metadata":{"primary":true}},{"name":"New Ltd","title":"Head","current":true}],
             "emailAddresses":[{"value":"a@x.example"},{"value":"b@x.example","metadata":{"primary":true}}],
             "nicknames":[{"value":"Addy"}],"urls":[{"value":"https://x.example"}],"biographies":[{"value":"Likes tea"}],
             "addresses":[{"streetAddress":"1 High St","extendedAddress":"Flat 2","city":"Bath","postalCode":"BA1","country":"England","countryCode":"GB"}]}
            """);

        Assert.AreEqual(
            "Nickname=Addy JobTitle=Head CompanyName=New Ltd CompanyName=Old Ltd Email=b@x.example Email=a@x.example Street=1 High St\nFlat 2 City=Bath PostalCode=BA1 Country=GB " +
            "Website=https://x.example Notes=Likes tea",
            Text(contact));
    }

    private static string Text(Contact contact) => string.Join(' ', contact.Fields.Where(field => field.Value.Length > 0).Select(field => $"{field.Name}={field.Value}"));

    private static Contact Map(string person)
    {
        var test = TestBook.Open(new GoogleContactsConnector(), new GoogleContactsSettings { ClientId = "c", ClientSecret = "s" });
        return JsonSerializer.Deserialize<JsonElement>(person).ToContact(test.Context);
    }
}
