using System.Net;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>Records over REST.</summary>
[TestClass]
public sealed class RecordApiTests : SalesforceTest
{
    [TestMethod]
    [DataRow("Contact", "003")]
    [DataRow("Lead", "00Q")]
    [DataRow("Account", "001")]
    [DataRow("Task", "00T")]
    public async Task Create_EachObject_GetsItsPrefix(string type, string prefix)
    {
        var body = type switch { "Contact" => """{"LastName":"X"}""", "Lead" => """{"LastName":"X","Company":"Y"}""", "Account" => """{"Name":"X"}""", _ => """{"Subject":"Call"}""" };

        var (status, answer) = await PostAsync($"{Data}sobjects/{type}", body);

        Assert.AreEqual(HttpStatusCode.Created, status);
        Assert.StartsWith(prefix, answer!["id"]!.GetValue<string>());
        Assert.IsTrue(answer["success"]!.GetValue<bool>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("Contact", """{"FirstName":"X"}""", "REQUIRED_FIELD_MISSING")]
    [DataRow("Contact", """{"LastName":"  "}""", "REQUIRED_FIELD_MISSING")]
    [DataRow("Lead", """{"LastName":"X"}""", "REQUIRED_FIELD_MISSING")]
    [DataRow("Account", "{}", "REQUIRED_FIELD_MISSING")]
    [DataRow("Contact", """{"LastName":"X","Nope":1}""", "INVALID_FIELD")]
    [DataRow("Contact", """{"LastName":"X","Name":"Y"}""", "INVALID_FIELD_FOR_INSERT_UPDATE")]
    [DataRow("Contact", """{"LastName":"X","Email":"no"}""", "INVALID_EMAIL_ADDRESS")]
    [DataRow("Contact", """{"LastName":"X","AccountId":"no"}""", "MALFORMED_ID")]
    [DataRow("Contact", """{"LastName":"X","AccountId":"001000000000000AAA"}""", "INVALID_CROSS_REFERENCE_KEY")]
    [DataRow("Contact", """{"LastName":"X","AccountId":"003000000000000AAA"}""", "FIELD_INTEGRITY_EXCEPTION")]
    [DataRow("Contact", """{"LastName":"X","Birthdate":"soon"}""", "JSON_PARSER_ERROR")]
    [DataRow("Contact", """{"LastName":"X","Phone":"12345678901234567890123456789012345678901"}""", "STRING_TOO_LONG")]
    [DataRow("Contact", """{"LastName":""", "JSON_PARSER_ERROR")]
    [DataRow("Contact", "[]", "JSON_PARSER_ERROR")]
    [DataRow("Task", """{"Status":"Done"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [DataRow("Task", """{"Priority":"Urgent"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [DataRow("Task", """{"CallType":"Incoming"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [DataRow("Task", """{"CallDurationInSeconds":"long"}""", "JSON_PARSER_ERROR")]
    public async Task Create_Broken_IsRefused(string type, string body, string code) => AssertError(await PostAsync($"{Data}sobjects/{type}", body), HttpStatusCode.BadRequest, code);

    [TestMethod]
    public async Task Create_CompletedCall_IsClosedAndFollowsTheContactsAccount()
    {
        var account = Add("Account", ("Name", "Acme"));
        var contact = Add("Contact", ("LastName", "X"), ("AccountId", account));

        var (_, answer) = await PostAsync($"{Data}sobjects/Task", $$"""
            {"Subject":"Call","TaskSubtype":"Call","Status":"Completed","Priority":"Normal","ActivityDate":"2026-03-04","WhoId":"{{contact}}","WhatId":"{{account}}",
             "OwnerId":"{{Server.Salesforce.UserId}}","CallType":"Inbound","CallDurationInSeconds":123,"CallDisposition":"Answered","CallObject":"call-1","Description":"notes"}
            """);

        var task = Server.Salesforce.Get(answer!["id"]!.GetValue<string>())!;
        Assert.AreEqual(true, task["IsClosed"]);
        Assert.AreEqual(account, task["AccountId"]);
        Assert.AreEqual(123, task["CallDurationInSeconds"]);
        Assert.AreEqual(Time.GetUtcNow(), task["CompletedDateTime"]);
    }

    [TestMethod]
    public async Task Create_LeadWithRelatedRecord_IsRefused()
    {
        var lead = Add("Lead", ("LastName", "X"), ("Company", "Y"));
        var account = Add("Account", ("Name", "Acme"));

        AssertError(await PostAsync($"{Data}sobjects/Task", $$"""{"Subject":"Call","WhoId":"{{lead}}","WhatId":"{{account}}"}"""), HttpStatusCode.BadRequest, "FIELD_INTEGRITY_EXCEPTION");
    }

    [TestMethod]
    public async Task Create_TaskWithoutCallFields_RefusesThemButIsNoInvalidRequest()
    {
        Server.Salesforce.HasCallFields = false;

        AssertError(await PostAsync($"{Data}sobjects/Task", """{"Subject":"Call","CallType":"Inbound"}"""), HttpStatusCode.BadRequest, "INVALID_FIELD");
        Assert.AreEqual(HttpStatusCode.Created, (await PostAsync($"{Data}sobjects/Task", """{"Subject":"Call","TaskSubtype":"Call"}""")).Status);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Create_WithoutJsonType_Is415()
    {
        using var content = new StringContent("LastName=X", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Data}sobjects/Contact") { Content = content };
        request.Headers.Authorization = new("Bearer", Token);

        using var response = await Http.SendAsync(request, Cancelled);

        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [TestMethod]
    public async Task Change_Fields_AreWrittenAndStamped()
    {
        var id = Add("Contact", ("LastName", "X"), ("FirstName", "Y"));
        Time.Advance(TimeSpan.FromMinutes(5));

        var (status, _) = await SendAsync(HttpMethod.Patch, $"{Data}sobjects/Contact/{id}", """{"FirstName":null,"Phone":"+44 1632 960100"}""");

        Assert.AreEqual(HttpStatusCode.NoContent, status);
        var contact = Server.Salesforce.Get(id)!;
        Assert.IsFalse(contact.ContainsKey("FirstName"));
        Assert.AreEqual("X", contact["Name"]);
        Assert.AreEqual(Time.GetUtcNow(), contact["SystemModstamp"]);
    }

    [TestMethod]
    public async Task Change_RequiredFieldEmptied_IsRefused()
    {
        var id = Add("Contact", ("LastName", "X"));

        AssertError(await SendAsync(HttpMethod.Patch, $"{Data}sobjects/Contact/{id}", """{"LastName":""}"""), HttpStatusCode.BadRequest, "REQUIRED_FIELD_MISSING");
    }

    [TestMethod]
    public async Task Get_Record_HasTheFieldsAskedFor()
    {
        var id = Add("Contact", ("LastName", "X"), ("MailingCity", "Leeds"));

        var (_, some) = await GetAsync($"{Data}sobjects/Contact/{id[..15]}?fields=LastName,Phone");
        var (_, all) = await GetAsync($"{Data}sobjects/Contact/{id}");

        Assert.AreEqual("X", some!["LastName"]!.GetValue<string>());
        Assert.IsTrue(some.AsObject().ContainsKey("Phone"));
        Assert.IsFalse(some.AsObject().ContainsKey("Email"));
        Assert.AreEqual("Leeds", all!["MailingAddress"]!["city"]!.GetValue<string>());
        Assert.AreEqual("2026-03-04T10:20:30.000+0000", all["CreatedDate"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Get_MissingOrDeleted_Is404()
    {
        var id = Add("Contact", ("LastName", "X"));
        Server.Salesforce.Delete(id);

        AssertError(await GetAsync($"{Data}sobjects/Contact/{id}"), HttpStatusCode.NotFound, "ENTITY_IS_DELETED");
        AssertError(await GetAsync($"{Data}sobjects/Contact/003000000000000AAA"), HttpStatusCode.NotFound, "NOT_FOUND");
        AssertError(await GetAsync($"{Data}sobjects/Nope/003000000000000AAA"), HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [TestMethod]
    public async Task Describe_HiddenField_IsGoneEverywhere()
    {
        Server.Salesforce.HideField("Contact", "MobilePhone");

        var (_, body) = await GetAsync($"{Data}sobjects/Contact/describe");

        var names = body!["fields"]!.AsArray().Select(field => field!["name"]!.GetValue<string>()).ToList();
        Assert.DoesNotContain("MobilePhone", names);
        Assert.Contains("Phone", names);
        AssertError(await QueryAsync("SELECT MobilePhone FROM Contact"), HttpStatusCode.BadRequest, "INVALID_FIELD");
        AssertError(await FindAsync("FIND {joe} RETURNING Contact(MobilePhone)"), HttpStatusCode.BadRequest, "INVALID_FIELD");
    }

    [TestMethod]
    public async Task Describe_TaskStatus_HasItsValues()
    {
        var (_, body) = await GetAsync($"{Data}sobjects/Task/describe");

        var status = body!["fields"]!.AsArray().Single(field => field!["name"]!.GetValue<string>() == "Status")!;
        Assert.AreEqual("picklist", status["type"]!.GetValue<string>());
        Assert.HasCount(5, status["picklistValues"]!.AsArray());
        var (_, closed) = await QueryAsync("SELECT MasterLabel FROM TaskStatus WHERE IsClosed = true");
        Assert.AreEqual("Completed", closed!["records"]![0]!["MasterLabel"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task PersonAccounts_SwitchedOn_AreAccountAndContact()
    {
        AssertError(await QueryAsync("SELECT IsPersonAccount FROM Account"), HttpStatusCode.BadRequest, "INVALID_FIELD");
        Server.Salesforce.HasPersonAccounts = true;

        var (_, answer) = await PostAsync($"{Data}sobjects/Account", """{"FirstName":"Ann","LastName":"Arden","PersonMobilePhone":"+44 7700 900123"}""");

        Assert.AreEqual("Ann Arden", await NamesAsync("SELECT Name FROM Account WHERE IsPersonAccount = true AND PersonContact.MobilePhone = '+44 7700 900123'"));
        Assert.AreEqual("Ann Arden", await NamesAsync("FIND {447700900123} IN PHONE FIELDS RETURNING Contact(Name WHERE IsPersonAccount = true)"));
        var (_, _) = await SendAsync(HttpMethod.Patch, $"{Data}sobjects/Account/{answer!["id"]!.GetValue<string>()}", """{"LastName":"Brook"}""");
        Assert.AreEqual("Ann Brook", await NamesAsync("SELECT Name FROM Contact"));
    }

    [TestMethod]
    public async Task Deleted_Window_TellsIdsAndTimes()
    {
        var id = Add("Contact", ("LastName", "X"));
        Time.Advance(TimeSpan.FromMinutes(10));
        Server.Salesforce.Delete(id);
        Time.Advance(TimeSpan.FromMinutes(10));

        var (_, gone) = await GetAsync($"{Data}sobjects/Contact/deleted?start=2026-03-04T10%3A20%3A00%2B00%3A00&end=2026-03-04T10%3A45%3A00%2B00%3A00");
        var (_, changed) = await GetAsync($"{Data}sobjects/Contact/updated?start=2026-03-04T10%3A20%3A00%2B00%3A00&end=2026-03-04T10%3A45%3A00%2B00%3A00");

        Assert.AreEqual(id, gone!["deletedRecords"]![0]!["id"]!.GetValue<string>());
        Assert.AreEqual("2026-03-04T10:30:30.000+0000", gone["deletedRecords"]![0]!["deletedDate"]!.GetValue<string>());
        Assert.IsEmpty(changed!["ids"]!.AsArray());
    }

    [TestMethod]
    [DataRow("start=2026-03-04T10:20:00+00:00&end=2026-03-04T10:45:00Z", DisplayName = "a plus that became a blank")]
    [DataRow("start=2026-01-01T00:00:00Z&end=2026-03-04T10:20:00Z", DisplayName = "more than 30 days ago")]
    [DataRow("start=2026-03-04T10:20:00Z&end=2026-03-04T10:20:10Z", DisplayName = "too short")]
    [DataRow("start=2026-03-04T10:20:00Z")]
    public async Task Deleted_BadWindow_IsRefused(string query) =>
        AssertError(await GetAsync($"{Data}sobjects/Contact/deleted?{query}"), HttpStatusCode.BadRequest, "INVALID_REPLICATION_DATE");
}
