using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.HubSpot;

/// <summary>Objects, what they belong to, and the portal around them.</summary>
[TestClass]
public sealed class ObjectTests : HubSpotTest
{
    [TestMethod]
    public async Task Create_Contact_IsReadBack()
    {
        var (status, body) = await PostAsync($"{Objects}contacts", """{"properties":{"firstname":"Ann","lastname":"Arden","email":"Ann@Acme.example","hubspot_owner_id":41000001}}""");
        var id = body!["id"]!.GetValue<string>();
        var (_, read) = await GetAsync($"{Objects}contacts/{id}?properties=email,hubspot_owner_id,nope");

        Assert.AreEqual(HttpStatusCode.Created, status);
        Assert.AreEqual("""{"email":"ann@acme.example","hubspot_owner_id":"41000001"}""", read!["properties"]!.ToJsonString());
        Assert.AreEqual("2026-03-04T10:20:30.000Z", read["createdAt"]!.GetValue<string>());
        Assert.IsFalse(read["archived"]!.GetValue<bool>());
    }

    [TestMethod]
    [DataRow("contacts", """{"properties":{"nope":"x"}}""", "PROPERTY_DOESNT_EXIST")]
    [DataRow("contacts", """{"properties":{"hs_object_id":"1"}}""", "READ_ONLY_VALUE")]
    [DataRow("contacts", """{"properties":{"email":"x"}}""", "INVALID_EMAIL")]
    [DataRow("contacts", """{"properties":{"lifecyclestage":"Lead"}}""", "INVALID_OPTION")]
    [DataRow("contacts", """{"properties":{"hubspot_owner_id":"me"}}""", "INVALID_NUMBER")]
    [DataRow("contacts", """{"properties":{"phone":["1"]}}""", "Array")]
    [DataRow("contacts", "{}", "properties")]
    [DataRow("contacts", "[]", "Array")]
    [DataRow("calls", """{"properties":{"hs_call_title":"x"}}""", "hs_timestamp")]
    [DataRow("calls", """{"properties":{"hs_timestamp":"soon"}}""", "INVALID_LONG")]
    [DataRow("calls", """{"properties":{"hs_timestamp":"1772619630000","hs_call_direction":"INCOMING"}}""", "INVALID_OPTION")]
    [DataRow("calls", """{"properties":{"hs_timestamp":"1772619630000","hs_call_status":"DONE"}}""", "INVALID_OPTION")]
    [DataRow("calls", """{"properties":{"hs_timestamp":"1772619630000","hs_call_duration":"1:02"}}""", "INVALID_NUMBER")]
    [DataRow("calls", """{"properties":{"hs_timestamp":"1772619630000","hs_call_recording_url":"http://x.example/a.mp3"}}""", "INVALID_URL")]
    [DataRow("leads", """{"properties":{"hs_lead_name":"x"}}""", "association")]
    public async Task Create_Broken_IsRefused(string type, string body, string text)
    {
        var answer = await PostAsync($"{Objects}{type}", body);

        AssertError(answer, HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Contains(text, answer.Body!.ToJsonString());
    }

    [TestMethod]
    public async Task Create_EmailTaken_IsAConflict()
    {
        Add("contacts", ("lastname", "X"), ("email", "ann@acme.example"));

        AssertError(await PostAsync($"{Objects}contacts", """{"properties":{"email":"ANN@acme.example"}}"""), HttpStatusCode.Conflict, "CONFLICT");
    }

    [TestMethod]
    public async Task Create_CallWithAssociations_BelongsToBoth()
    {
        var (contact, company) = (Add("contacts", ("lastname", "X")), Add("companies", ("name", "Y")));
        Time.Advance(TimeSpan.FromMinutes(1));

        var (status, body) = await PostAsync($"{Objects}calls", CallBody((contact, 194), (company, 182)));

        Assert.AreEqual(HttpStatusCode.Created, status, body?.ToJsonString());
        var id = body!["id"]!.GetValue<string>();
        CollectionAssert.AreEqual((string[])[contact], Server.HubSpot.AssociatedWith("calls", id, "contacts").ToArray());
        CollectionAssert.AreEqual((string[])[id], Server.HubSpot.AssociatedWith("companies", company, "calls").ToArray());
        Assert.AreEqual("2026-03-04T10:21:30.000Z", Server.HubSpot.Get("contacts", contact)!["lastmodifieddate"], "A logged call moves the contact's own date.");
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow(196)]
    [DataRow(279)]
    public async Task Create_CallWithWrongAssociationType_IsRefused(int typeId)
    {
        var contact = Add("contacts", ("lastname", "X"));

        AssertError(await PostAsync($"{Objects}calls", CallBody((contact, typeId))), HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.IsEmpty(Server.HubSpot.All("calls"));
    }

    [TestMethod]
    public async Task Change_Property_IsWritten()
    {
        var id = Add("contacts", ("lastname", "X"), ("phone", "01632 960100"));

        var (status, _) = await SendAsync(HttpMethod.Patch, $"{Objects}contacts/{id}", """{"properties":{"phone":"","city":"Leeds"}}""");

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("Leeds", Server.HubSpot.Get("contacts", id)!["city"]);
        Assert.IsFalse(Server.HubSpot.Get("contacts", id)!.ContainsKey("phone"));
    }

    [TestMethod]
    public async Task Archive_Object_IsFoundAmongTheArchivedAlone()
    {
        var id = Add("contacts", ("lastname", "X"));

        Assert.AreEqual(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"{Objects}contacts/{id}")).Status);
        Assert.AreEqual(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"{Objects}contacts/{id}")).Status);
        var (_, archived) = await GetAsync($"{Objects}contacts?archived=true");
        var (_, found) = await SearchAsync("{}");

        AssertError(await GetAsync($"{Objects}contacts/{id}"), HttpStatusCode.NotFound, "OBJECT_NOT_FOUND");
        Assert.AreEqual(id, archived!["results"]![0]!["id"]!.GetValue<string>());
        Assert.IsNotNull(archived["results"]![0]!["archivedAt"]);
        Assert.AreEqual(0, found!["total"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task List_Pages_GoOnAtTheCursor()
    {
        var ids = Enumerable.Range(0, 25).Select(i => Add("contacts", ("lastname", $"L{i}"))).ToList();

        var seen = new List<string>();
        for (string? after = null; after is not "";)
        {
            var (_, body) = await GetAsync($"{Objects}contacts?limit=10&properties=lastname{(after is null ? "" : $"&after={after}")}");
            seen.AddRange(body!["results"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            after = body["paging"]?["next"]?["after"]?.GetValue<string>() ?? "";
        }

        CollectionAssert.AreEqual(ids, seen);
        AssertError(await GetAsync($"{Objects}contacts?limit=101"), HttpStatusCode.BadRequest, "VALIDATION_ERROR");
    }

    [TestMethod]
    public async Task Company_FirstOne_IsThePrimary()
    {
        var contact = Add("contacts", ("lastname", "X"));
        var (first, second) = (Add("companies", ("name", "One")), Add("companies", ("name", "Two")));

        foreach (var company in new[] { first, second })
            Assert.AreEqual(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, $"hubspot/crm/v4/objects/contacts/{contact}/associations/default/companies/{company}")).Status);
        var (_, read) = await GetAsync($"{Objects}contacts/{contact}?properties=associatedcompanyid&associations=companies");
        var (_, links) = await GetAsync($"hubspot/crm/v4/objects/contacts/{contact}/associations/companies");
        var (batch, body) = await PostAsync("hubspot/crm/v4/associations/contacts/companies/batch/read", $$"""{"inputs":[{"id":"{{contact}}"},{"id":"1"}]}""");

        Assert.AreEqual(first, read!["properties"]!["associatedcompanyid"]!.GetValue<string>());
        Assert.AreEqual("contact_to_company", read["associations"]!["companies"]!["results"]![0]!["type"]!.GetValue<string>());
        Assert.HasCount(2, links!["results"]!.AsArray());
        Assert.AreEqual(HttpStatusCode.MultiStatus, batch);
        Assert.AreEqual(contact, body!["results"]![0]!["from"]!["id"]!.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Batch_SomeMissing_IsAMultiStatus()
    {
        var id = Add("contacts", ("lastname", "X"));

        var (whole, _) = await PostAsync($"{Objects}contacts/batch/read", $$"""{"inputs":[{"id":"{{id}}"}],"properties":["lastname"]}""");
        var (partly, body) = await PostAsync($"{Objects}contacts/batch/read", $$"""{"inputs":[{"id":"{{id}}"},{"id":"9"}],"properties":["lastname"]}""");

        Assert.AreEqual(HttpStatusCode.OK, whole);
        Assert.AreEqual(HttpStatusCode.MultiStatus, partly);
        Assert.AreEqual("X", body!["results"]![0]!["properties"]!["lastname"]!.GetValue<string>());
        Assert.AreEqual("9", body["errors"]![0]!["context"]!["ids"]![0]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Merge_OtherId_LeadsToTheOneThatIsLeft()
    {
        var (one, other) = (Add("contacts", ("lastname", "X")), Add("contacts", ("lastname", "Y"), ("phone", "01632 960100")));
        Server.HubSpot.Merge("contacts", one, other);

        var (_, read) = await GetAsync($"{Objects}contacts/{other}?properties=lastname,phone,hs_merged_object_ids");

        Assert.AreEqual(one, read!["id"]!.GetValue<string>());
        Assert.AreEqual("""{"hs_merged_object_ids":"OTHER","lastname":"X","phone":"01632 960100"}""".Replace("OTHER", other), read["properties"]!.ToJsonString());
        Assert.HasCount(1, Server.HubSpot.All("contacts"));
    }

    [TestMethod]
    public async Task Owners_ByEmail_TellTheOwnersId()
    {
        var (_, body) = await GetAsync("hubspot/crm/v3/owners?email=SAM@sandbox.example");
        var (_, byUser) = await GetAsync($"hubspot/crm/v3/owners/{body!["results"]![0]!["userId"]}?idProperty=userId");

        Assert.HasCount(1, body["results"]!.AsArray());
        Assert.AreEqual(body["results"]![0]!["id"]!.GetValue<string>(), byUser!["id"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Scopes_Withheld_AreMissing()
    {
        Server.HubSpot.WithholdScopes("crm.objects.companies.read");

        AssertError(await GetAsync($"{Objects}companies"), HttpStatusCode.Forbidden, "MISSING_SCOPES");
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"{Objects}contacts")).Status);
        Server.HubSpot.GiveBackScopes();
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"{Objects}companies")).Status);
    }

    [TestMethod]
    public async Task Properties_OwnOne_IsMadeAndUsed()
    {
        var (status, _) = await PostAsync("hubspot/crm/v3/properties/contacts", """{"name":"direct","label":"Direct","type":"string","fieldType":"text","groupName":"contactinformation"}""");
        await PostAsync($"{Objects}contacts", """{"properties":{"lastname":"X","direct":"01632 960100"}}""");
        var (_, property) = await GetAsync("hubspot/crm/v3/properties/contacts/direct");

        Assert.AreEqual(HttpStatusCode.Created, status);
        Assert.AreEqual("Direct", property!["label"]!.GetValue<string>());
        Assert.AreEqual("X", await NamesAsync("""{"filterGroups":[{"filters":[{"propertyName":"direct","operator":"HAS_PROPERTY"}]}],"properties":["lastname"]}"""));
    }

    [TestMethod]
    [DataRow("hubspot/crm/objects/2026-03/contacts")]
    [DataRow("hubspot/crm/owners/2026-03")]
    [DataRow("hubspot/crm/properties/2026-03/contacts")]
    [DataRow("hubspot/account-info/2026-03/details")]
    [DataRow("hubspot/crm/v3/objects/users")]
    [DataRow("hubspot/crm/v3/objects/leads")]
    public async Task DatedPaths_AnswerTheSame(string path) => Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(path)).Status);

    private static string CallBody(params (string Id, int Type)[] links)
    {
        var associations = links.Select(link => (JsonNode)new JsonObject
        {
            ["to"] = new JsonObject { ["id"] = link.Id },
            ["types"] = new JsonArray(new JsonObject { ["associationCategory"] = "HUBSPOT_DEFINED", ["associationTypeId"] = link.Type }),
        }).ToArray();
        return new JsonObject
        {
            ["properties"] = new JsonObject { ["hs_timestamp"] = "2026-03-04T10:00:00Z", ["hs_call_direction"] = "INBOUND", ["hs_call_duration"] = "184000", ["hs_call_status"] = "COMPLETED" },
            ["associations"] = new JsonArray(associations),
        }.ToJsonString();
    }
}
