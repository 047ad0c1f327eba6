using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceActivitiesTests
{
    private static readonly CallActivity Call = new()
    {
        CallId = "call-'1'", Direction = CallDirection.Incoming, Start = DateTimeOffset.Parse("2026-03-01T10:00:00Z"), Duration = TimeSpan.FromSeconds(95),
        CallerTel = "+441733667800", CalledTel = "12",
    };

    private readonly StubOrg _org = new();

    public TestContext TestContext { get; set; } = null!; // The runner sets it.

    [TestMethod]
    [DataRow("Contact", "003000000000001AAA", "WhoId")]
    [DataRow("Lead", "00Q000000000001AAA", "WhoId")]
    [DataRow("Account", "001000000000001AAA", "WhatId")]
    public async Task LogCallAsync_NewCall_IsATask(string type, string id, string link)
    {
        var (logged, task) = await LogAsync(type, id);

        Assert.AreEqual("http://127.0.0.1:5099/salesforce/lightning/r/Task/00T000000000001AAA/view", logged.WebAddress!.AbsoluteUri);
        Assert.AreEqual(id, (string?)task![link]);
        Assert.AreEqual("Incoming call from +441733667800", (string?)task["Subject"]);
        Assert.AreEqual("2026-03-01", (string?)task["ActivityDate"]);
        Assert.AreEqual(("Inbound", 95, "call-'1'", "Done"), ((string?)task["CallType"], (int)task["CallDurationInSeconds"]!, (string?)task["CallObject"], (string?)task["Status"]));
        Assert.AreEqual("From +441733667800 to 12\nBegan 2026-03-01 10:00:00 +00:00\nLasted 00:01:35", (string?)task["Description"]);
        Assert.Contains($"WHERE {link} = '{id}' AND CallObject = 'call-\\'1\\''", _org.Queries.First());
    }

    [TestMethod]
    [DataRow("th-TH")]
    [DataRow("ar-SA")]
    [DataRow("fi-FI")]
    public async Task LogCallAsync_ElsewhereInTheWorld_WritesTheSameDates(string culture)
    {
        CultureInfo.CurrentCulture = new(culture);

        var (_, task) = await LogAsync("Contact", StubOrg.ContactId);

        Assert.AreEqual("2026-03-01", (string?)task!["ActivityDate"]);
        Assert.Contains("Began 2026-03-01 10:00:00 +00:00", $"{task["Description"]}");
    }

    [TestMethod]
    public async Task LogCallAsync_LoggedBefore_IsNotLoggedAgain()
    {
        var (logged, task) = await LogAsync("Contact", StubOrg.ContactId, """{"Id":"00T000000000008AAA","CallObject":"CALL-'1'"}""", """{"Id":"00T000000000009AAA","CallObject":"call-'1'"}""");

        Assert.AreEqual("00T000000000009AAA", logged.ActivityId);
        Assert.IsNull(task);
    }

    [TestMethod]
    public async Task LogCallAsync_NoCallFields_IsLoggedWithout()
    {
        _org.See("Task", "Id Subject WhoId Status TaskSubtype ActivityDate Description");

        var (_, task) = await LogAsync("Contact", StubOrg.ContactId);

        Assert.AreEqual("WhoId Subject Description ActivityDate Status TaskSubtype", string.Join(' ', task!.AsObject().Select(value => value.Key)));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_TasksAndEvents_AreOneListNewestFirst()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", request => request.Query("q")!.Contains("FROM Task", StringComparison.Ordinal)
            ? StubOrg.Records(
                "records",
                """{"Id":"00T1","Subject":"Incoming call","TaskSubtype":"Call","CallType":"Inbound","CallDurationInSeconds":95,"CreatedDate":"2026-02-03T10:00:00.000+0000"}""",
                """{"Id":"00T2","Subject":null,"TaskSubtype":"Task","CreatedDate":"2026-02-01T10:00:00.000+0000"}""",
                """{"Id":"00T3","Subject":"Old","TaskSubtype":"Call","Description":"Mine\r\nBegan 2026-01-01 10:00:00 +01:00\r\n","CreatedDate":"2026-02-04T10:00:00.000+0000"}""")
            : StubOrg.Records("records", """{"Id":"00U1","Subject":"Lunch","StartDateTime":"2026-02-02T10:00:00.000+0000","DurationInMinutes":60}"""));
        await using var book = await _org.OpenAsync(TestContext.CancellationToken);

        var activities = await book.As<IActivityHistory>().GetRecentActivitiesAsync(book.Context.Key("Contact", StubOrg.ContactId), 10, TestContext.CancellationToken);

        Assert.AreEqual(
            "Call/Incoming call/Incoming/00:01:35, Meeting/Lunch//01:00:00, Task///, Call/Old//",
            string.Join(", ", activities.Select(activity => $"{activity.Kind}/{activity.Subject}/{activity.Direction}/{activity.Duration}")));
        Assert.AreEqual(DateTimeOffset.Parse("2026-01-01T09:00:00Z"), activities[^1].Start);
    }

    private async Task<(LoggedCall Logged, JsonNode? Task)> LogAsync(string type, string id, params string[] before)
    {
        JsonNode? task = null;
        _org.Http.On("POST", $"{StubOrg.Data}/sobjects/Task", request =>
        {
            task = JsonNode.Parse(request.Body);
            return StubAnswer.Json("""{"id":"00T000000000001AAA","success":true,"errors":[]}""");
        });
        _org.Http.On("GET", $"{StubOrg.Data}/query", request => request.Query("q")!.Contains("FROM TaskStatus", StringComparison.Ordinal)
            ? StubOrg.Records("records", """{"ApiName":"Done"}""")
            : StubOrg.Records("records", before));
        await using var book = await _org.OpenAsync(TestContext.CancellationToken);
        return (await book.As<ICallActivityLog>().LogCallAsync(book.Context.Key(type, id), Call, TestContext.CancellationToken), task);
    }
}
