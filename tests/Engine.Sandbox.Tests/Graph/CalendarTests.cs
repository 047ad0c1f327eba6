using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Events, tasks and categories: where a call can be noted.</summary>
[TestClass]
public sealed class CalendarTests : GraphTest
{
    private const string Call = """
        {"subject":"Call with Ada","body":{"contentType":"text","content":"Prices"},"start":{"dateTime":"2026-03-04T09:00:00","timeZone":"Europe/Zurich"},
         "end":{"dateTime":"2026-03-04T09:05:00","timeZone":"Europe/Zurich"},"showAs":"free","isReminderOn":false,"categories":["Phone call"],"transactionId":"t-1"}
        """;

    [TestMethod]
    public async Task Create_Event_IsInUtcWithALink()
    {
        var (status, made) = await PostAsync($"{Me}events", Call);

        Assert.AreEqual(HttpStatusCode.Created, status, made?.ToJsonString());
        Assert.AreEqual("2026-03-04T08:00:00.0000000", made!["start"]!["dateTime"]!.GetValue<string>());
        Assert.StartsWith("https://outlook.office365.com/owa/?itemid=", made["webLink"]!.GetValue<string>());
        Assert.AreEqual("Prices", made["bodyPreview"]!.GetValue<string>());
        Assert.AreEqual("2026-03-04T09:00:00.0000000", (await OkAsync($"{Me}events/{made["id"]}", "Prefer: outlook.timezone=\"Europe/Zurich\""))["start"]!["dateTime"]!.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Create_SameTransaction_IsOneEvent()
    {
        var first = await PostAsync($"{Me}events", Call);
        var second = await PostAsync($"{Me}events", Call);

        Assert.AreEqual(first.Body!["id"]!.GetValue<string>(), second.Body!["id"]!.GetValue<string>());
        Assert.HasCount(1, Server.Graph.All(GraphTenant.Events));
    }

    [TestMethod]
    public async Task Create_InAChosenCalendar_IsThere()
    {
        var calls = Server.Graph.Add(GraphTenant.Calendars, """{"name":"Calls"}""");
        var closed = Server.Graph.Add(GraphTenant.Calendars, """{"name":"Holidays","canEdit":false}""");

        Assert.AreEqual(HttpStatusCode.Created, (await PostAsync($"{Me}calendars/{calls}/events", Call)).Status);

        Assert.AreEqual("Calendar Calls Holidays", Names(await OkAsync($"{Me}calendars?$select=name,canEdit")));
        Assert.AreEqual("Call with Ada", Names(await OkAsync($"{Me}calendars/{calls}/events")));
        Assert.AreEqual("", Names(await OkAsync($"{Me}events")));
        AssertError(await PostAsync($"{Me}calendars/{closed}/events", Call), HttpStatusCode.Forbidden, "ErrorAccessDenied");
        AssertError(await PostAsync($"{Me}calendars/nope/events", Call), HttpStatusCode.NotFound, "ErrorItemNotFound");
    }

    [TestMethod]
    [DataRow("categories/any(c:c eq 'Phone call')", "Call with Ada")]
    [DataRow("categories/any(c:c eq 'Other')", "")]
    [DataRow("start/dateTime ge '2026-03-04T08:00:00' and contains(subject,'ada')", "Call with Ada")]
    public async Task List_Filter_IsEvaluated(string filter, string expected)
    {
        await PostAsync($"{Me}events", Call);

        Assert.AreEqual(expected, Names(await OkAsync($"{Me}events?$filter={filter}&$orderby=start/dateTime desc")));
    }

    [TestMethod]
    public async Task View_SpanOfTime_HasWhatTouchesIt()
    {
        await PostAsync($"{Me}events", Call);

        Assert.AreEqual("Call with Ada", Names(await OkAsync($"{Me}calendarView?startDateTime=2026-03-04T08:04:00Z&endDateTime=2026-03-05T00:00:00Z")));
        Assert.AreEqual("", Names(await OkAsync($"{Me}calendarView?startDateTime=2026-03-04T08:05:00Z&endDateTime=2026-03-05T00:00:00Z")));
        AssertError(await AskAsync($"{Me}calendarView"), HttpStatusCode.BadRequest, "ErrorInvalidParameter");
    }

    [TestMethod]
    [DataRow("""{"subject":"x"}""", "ErrorPropertyValidationFailure")]
    [DataRow("""{"start":{"dateTime":"2026-03-04T09:00:00","timeZone":"UTC"},"end":{"dateTime":"2026-03-04T08:00:00","timeZone":"UTC"}}""", "ErrorPropertyValidationFailure")]
    [DataRow("""{"start":{"dateTime":"2026-03-04T09:00:00","timeZone":"Nowhere/Land"},"end":{"dateTime":"2026-03-04T09:00:00","timeZone":"UTC"}}""", "TimeZoneNotSupportedException")]
    [DataRow("""{"title":"x"}""", "RequestBodyRead")]
    public async Task Create_WrongEvent_IsRefused(string body, string code) => AssertError(await PostAsync($"{Me}events", body), HttpStatusCode.BadRequest, code);

    [TestMethod]
    public async Task Change_AndDelete_Event()
    {
        var path = $"{Me}events/{(await PostAsync($"{Me}events", Call)).Body!["id"]}";

        var (status, changed) = await PatchAsync(path, """{"subject":"Other"}""");

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("Other", changed!["subject"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, path)).Status);
        AssertError(await AskAsync(path), HttpStatusCode.NotFound, "ErrorItemNotFound");
    }

    [TestMethod]
    public async Task ExtendedProperties_CanBeAskedFor()
    {
        const string Id = "String {00020329-0000-0000-C000-000000000046} Name CallId";
        var body = JsonNode.Parse(Call)!.AsObject();
        body["singleValueExtendedProperties"] = new JsonArray(new JsonObject { ["id"] = Id, ["value"] = "c-1" });
        await PostAsync($"{Me}events", body.ToJsonString());

        var found = await OkAsync($"{Me}events?$filter=singleValueExtendedProperties/any(e:e/id eq '{Id}' and e/value eq 'c-1')&$expand=singleValueExtendedProperties($filter=id eq '{Id}')");

        Assert.AreEqual("c-1", found["value"]![0]!["singleValueExtendedProperties"]![0]!["value"]!.GetValue<string>());
        Assert.IsNull((await OkAsync($"{Me}events"))["value"]![0]!["singleValueExtendedProperties"]);
    }

    [TestMethod]
    public async Task Tasks_WithLinks_AreKept()
    {
        var list = (await OkAsync($"{Me}todo/lists"))["value"]![0]!;
        var path = $"{Me}todo/lists/{list["id"]}/tasks";

        var (status, made) = await PostAsync(path, """{"title":"Call Ada","status":"completed","linkedResources":[{"webUrl":"https://x.example","applicationName":"Engine","externalId":"1"}]}""");

        Assert.AreEqual("defaultList", list["wellknownListName"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.Created, status, made?.ToJsonString());
        Assert.AreEqual("Engine", made!["linkedResources"]![0]!["applicationName"]!.GetValue<string>());
        Assert.AreEqual("Call Ada", Names(await OkAsync($"{path}?$filter=status eq 'completed'")));
        Assert.IsNull((await OkAsync($"{path}/{made["id"]}"))["linkedResources"]);
        Assert.AreEqual("1", (await OkAsync($"{path}/{made["id"]}?$expand=linkedResources"))["linkedResources"]![0]!["externalId"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.OK, (await PatchAsync($"{path}/{made["id"]}", """{"status":"notStarted"}""")).Status);
        AssertError(await PostAsync(path, "{}"), HttpStatusCode.BadRequest, "invalidRequest");
        AssertError(await PostAsync(path, """{"title":"x","status":"done"}"""), HttpStatusCode.BadRequest, "RequestBodyRead");
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Categories_AreAddedOnce()
    {
        Assert.AreEqual(HttpStatusCode.Created, (await PostAsync($"{Me}outlook/masterCategories", """{"displayName":"Phone call","color":"preset4"}""")).Status);

        AssertError(await PostAsync($"{Me}outlook/masterCategories", """{"displayName":"Phone call"}"""), HttpStatusCode.Conflict, "CategoryAlreadyExists");
        Assert.AreEqual("Phone call", Names(await OkAsync($"{Me}outlook/masterCategories")));
    }
}
