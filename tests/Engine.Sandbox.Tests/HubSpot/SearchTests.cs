using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.HubSpot;

/// <summary>Filters, full text, sorts and pages.</summary>
[TestClass]
public sealed class SearchTests : HubSpotTest
{
    [TestInitialize]
    public void AddPeople()
    {
        Server.HubSpot.SearchesPerSecond = 1000;
        Add("contacts", ("firstname", "Ann"), ("lastname", "Arden"), ("email", "ann@acme.example"), ("phone", "+44 1632 960100"), ("lifecyclestage", "lead"), ("hubspot_owner_id", "9"));
        Time.Advance(TimeSpan.FromHours(1));
        Add("contacts", ("firstname", "Ben"), ("lastname", "Brook"), ("mobilephone", "07700 900123"), ("lifecyclestage", "customer"), ("hubspot_owner_id", "10"));
        Time.Advance(TimeSpan.FromHours(1));
        Add("contacts", ("firstname", "Cid"), ("lastname", "Cole Smith"), ("company", "Acme Ltd"));
    }

    [TestMethod]
    [DataRow("lastname", "EQ", "arden", "Arden", DisplayName = "texts: case does not count")]
    [DataRow("lifecyclestage", "EQ", "Lead", "", DisplayName = "options: case counts")]
    [DataRow("lifecyclestage", "EQ", "lead", "Arden")]
    [DataRow("lastname", "NEQ", "Arden", "Brook Cole Smith")]
    [DataRow("hubspot_owner_id", "LT", "10", "Arden", DisplayName = "numbers by what they mean")]
    [DataRow("hubspot_owner_id", "LTE", "10", "Arden Brook")]
    [DataRow("hubspot_owner_id", "GT", "9", "Brook")]
    [DataRow("hubspot_owner_id", "GTE", "9.0", "Arden Brook")]
    [DataRow("createdate", "GTE", "1772623230000", "Brook Cole Smith", DisplayName = "2026-03-04T11:20:30Z in milliseconds")]
    [DataRow("createdate", "GT", "2026-03-04T11:20:30Z", "Cole Smith")]
    [DataRow("lastmodifieddate", "LT", "2026-03-04T11:20:30.000Z", "Arden")]
    [DataRow("lastname", "CONTAINS_TOKEN", "smith", "Cole Smith")]
    [DataRow("lastname", "CONTAINS_TOKEN", "smi", "")]
    [DataRow("lastname", "CONTAINS_TOKEN", "smi*", "Cole Smith")]
    [DataRow("lastname", "CONTAINS_TOKEN", "*den", "Arden")]
    [DataRow("email", "CONTAINS_TOKEN", "*@acme.example", "Arden")]
    [DataRow("company", "NOT_CONTAINS_TOKEN", "acme", "Arden Brook")]
    [DataRow("phone", "EQ", "+44 1632 960100", "Arden")]
    [DataRow("phone", "EQ", "+441632960100", "", DisplayName = "as typed, not as meant")]
    [DataRow("hs_searchable_calculated_phone_number", "EQ", "1632960100", "Arden")]
    [DataRow("hs_searchable_calculated_phone_number", "EQ", "441632960100", "", DisplayName = "without the country code")]
    [DataRow("hs_searchable_calculated_phone_number", "CONTAINS_TOKEN", "*960100", "Arden")]
    [DataRow("hs_searchable_calculated_mobile_number", "EQ", "7700900123", "Brook")]
    public async Task Filter_OneValue_FindsTheContacts(string property, string symbol, string value, string expected) =>
        Assert.AreEqual(expected, await NamesAsync($$"""{"filterGroups":[{"filters":[{"propertyName":"{{property}}","operator":"{{symbol}}","value":"{{value}}"}]}]}"""));

    [TestMethod]
    [DataRow("""{"propertyName":"company","operator":"HAS_PROPERTY"}""", "Cole Smith")]
    [DataRow("""{"propertyName":"company","operator":"NOT_HAS_PROPERTY"}""", "Arden Brook")]
    [DataRow("""{"propertyName":"lastname","operator":"IN","values":["arden","brook"]}""", "Arden Brook")]
    [DataRow("""{"propertyName":"lastname","operator":"IN","values":["Arden"]}""", "", DisplayName = "texts of IN are lower case")]
    [DataRow("""{"propertyName":"lastname","operator":"NOT_IN","values":["arden"]}""", "Brook Cole Smith")]
    [DataRow("""{"propertyName":"lifecyclestage","operator":"IN","values":["lead","customer"]}""", "Arden Brook")]
    [DataRow("""{"propertyName":"hubspot_owner_id","operator":"BETWEEN","value":"8","highValue":"9"}""", "Arden")]
    public async Task Filter_OtherShapes_FindTheContacts(string filter, string expected) => Assert.AreEqual(expected, await NamesAsync($$"""{"filterGroups":[{"filters":[{{filter}}]}]}"""));

    [TestMethod]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"EQ","value":"arden"}]},{"filters":[{"propertyName":"lastname","operator":"EQ","value":"brook"}]}]}""", "Arden Brook")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"EQ","value":"arden"},{"propertyName":"firstname","operator":"EQ","value":"ben"}]}]}""", "")]
    [DataRow("{}", "Arden Brook Cole Smith")]
    [DataRow("""{"query":"ann ard"}""", "Arden")]
    [DataRow("""{"query":"acme"}""", "Arden Cole Smith")]
    [DataRow("""{"query":"1632960100"}""", "Arden")]
    [DataRow("""{"query":"nobody"}""", "")]
    [DataRow("""{"query":"acme","filterGroups":[{"filters":[{"propertyName":"company","operator":"HAS_PROPERTY"}]}]}""", "Cole Smith")]
    [DataRow("""{"sorts":[{"propertyName":"lastname","direction":"DESCENDING"}]}""", "Cole Smith Brook Arden")]
    [DataRow("""{"sorts":["createdate"]}""", "Arden Brook Cole Smith")]
    [DataRow("""{"sorts":[{"propertyName":"lastmodifieddate","direction":"ASCENDING"}],"limit":1,"after":"1"}""", "Brook")]
    public async Task Search_Body_FindsTheContacts(string body, string expected) => Assert.AreEqual(expected, await NamesAsync(body));

    [TestMethod]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"nope","operator":"EQ","value":"x"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"LIKE","value":"x"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"EQ"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"IN","value":"x"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"HAS_PROPERTY","value":"x"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"hubspot_owner_id","operator":"BETWEEN","value":"1"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"propertyName":"createdate","operator":"GT","value":"soon"}]}]}""")]
    [DataRow("""{"filterGroups":[{"filters":[{"value":"x"}]}]}""")]
    [DataRow("""{"sorts":["lastname","firstname"]}""")]
    [DataRow("""{"sorts":["nope"]}""")]
    [DataRow("""{"limit":201}""")]
    [DataRow("""{"after":"x"}""")]
    [DataRow("""{"limit":200,"after":"9900"}""")]
    [DataRow("""{"limit":""")]
    public async Task Search_Broken_IsRefused(string body) => AssertError(await SearchAsync(body), HttpStatusCode.BadRequest, "VALIDATION_ERROR");

    [TestMethod]
    [DataRow(5, 1, HttpStatusCode.OK)]
    [DataRow(6, 1, HttpStatusCode.BadRequest)]
    [DataRow(1, 6, HttpStatusCode.OK)]
    [DataRow(1, 7, HttpStatusCode.BadRequest)]
    [DataRow(3, 6, HttpStatusCode.OK)]
    [DataRow(4, 5, HttpStatusCode.BadRequest)]
    public async Task Search_ManyFilters_AreLimited(int groups, int filters, HttpStatusCode expected)
    {
        const string Filter = """{"propertyName":"zip","operator":"EQ","value":"1"}""";
        var group = $$"""{"filters":[{{string.Join(',', Enumerable.Repeat(Filter, filters))}}]}""";

        Assert.AreEqual(expected, (await SearchAsync($$"""{"filterGroups":[{{string.Join(',', Enumerable.Repeat(group, groups))}}]}""")).Status);
    }

    [TestMethod]
    [DataRow(2980, HttpStatusCode.OK)]
    [DataRow(3001, HttpStatusCode.BadRequest)]
    public async Task Search_LongBody_IsLimited(int length, HttpStatusCode expected) => Assert.AreEqual(expected, (await SearchAsync($$"""{"query":"{{new string('ä', length - 12)}}"}""")).Status);

    [TestMethod]
    public async Task Search_Pages_ReachEverythingOnce()
    {
        for (var i = 0; i < 450; i++)
            Add("contacts", ("lastname", $"P{i}"), ("zip", "7"));
        var ids = new List<string>();
        string? after = null;
        do
        {
            var (_, body) = await SearchAsync($$"""{"limit":200,"filterGroups":[{"filters":[{"propertyName":"zip","operator":"EQ","value":"7"}]}]{{(after is null ? "" : $",\"after\":\"{after}\"")}}}""");
            Assert.AreEqual(450, body!["total"]!.GetValue<int>());
            ids.AddRange(body["results"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            after = body["paging"]?["next"]?["after"]?.GetValue<string>();
        }
        while (after is not null);

        Assert.HasCount(450, ids.Distinct().ToList());
    }

    [TestMethod]
    public async Task Search_PropertiesGiven_ReplaceTheDefaults()
    {
        var (_, usual) = await SearchAsync("""{"limit":1}""");
        var (_, asked) = await SearchAsync("""{"limit":1,"properties":["phone","company","nope"]}""");

        CollectionAssert.AreEqual((string[])["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"], Names(usual));
        CollectionAssert.AreEqual((string[])["company", "phone"], Names(asked));
        Assert.IsNull(asked!["results"]![0]!["properties"]!["company"]);

        static List<string> Names(JsonNode? body) => [.. body!["results"]![0]!["properties"]!.AsObject().Select(pair => pair.Key)];
    }

    [TestMethod]
    public async Task Search_WithIndexLag_KnowsOnlyTheOldState()
    {
        Server.HubSpot.IndexLag = true;
        var id = (string)Server.HubSpot.All("contacts")[0]["hs_object_id"];
        Server.HubSpot.Change("contacts", id, new() { ["lastname"] = "Married" });
        Add("contacts", ("lastname", "Newcomer"));

        Assert.AreEqual("Arden Brook Cole Smith", await NamesAsync("{}"));
        Server.HubSpot.ReleaseIndex();
        Assert.AreEqual("Married Brook Cole Smith Newcomer", await NamesAsync("{}"));
    }

    [TestMethod]
    public async Task Search_ByAssociation_FindsTheCallsOfAContact()
    {
        var contact = (string)Server.HubSpot.All("contacts")[0]["hs_object_id"];
        var call = Add("calls", ("hs_timestamp", "2026-03-04T09:00:00.000Z"), ("hs_call_title", "One"));
        Add("calls", ("hs_timestamp", "2026-03-04T09:30:00.000Z"));
        Server.HubSpot.Associate("calls", call, "contacts", contact);

        var (_, body) = await SearchAsync(
            $$"""{"filterGroups":[{"filters":[{"propertyName":"associations.contact","operator":"EQ","value":"{{contact}}"}]}],"sorts":[{"propertyName":"hs_timestamp","direction":"DESCENDING"}],"properties":["hs_call_title"]}""", "calls");

        Assert.AreEqual(1, body!["total"]!.GetValue<int>());
        Assert.AreEqual("One", body["results"]![0]!["properties"]!["hs_call_title"]!.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }
}
