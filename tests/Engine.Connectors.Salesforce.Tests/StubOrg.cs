using System.Net;
using System.Text.Json.Nodes;
using Engine.Sdk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Connectors.Salesforce.Tests;

/// <summary>Answers in an org's place, below a path as a stand-in may: what its user sees of each object, and what a test lays ready.</summary>
internal sealed class StubOrg
{
    public const string Address = "http://127.0.0.1:5099/salesforce";
    public const string Data = "/salesforce/services/data/v60.0";
    public const string ContactId = "003000000000001AAA";

    private readonly ContractSignIn _signIn = new() { AccessToken = "token-of-the-test", Members = new Dictionary<string, string> { ["instance_url"] = Address } };

    public StubOrg()
    {
        See("Contact", "Id FirstName LastName Name AccountId Title Email Phone:phone MobilePhone:phone HomePhone:phone Fax:phone AssistantPhone:phone IsDeleted SystemModstamp Description PhotoUrl");
        See("Lead", "Id FirstName LastName Name Company Phone:phone IsConverted IsDeleted SystemModstamp Email");
        See("Account", "Id Name Phone:phone IsDeleted SystemModstamp Description");
        See("Task", "Id Subject WhoId WhatId Status TaskSubtype ActivityDate Description CallType CallDurationInSeconds CallObject CreatedDate CompletedDateTime");
        See("Event", "Id Subject WhoId StartDateTime ActivityDate DurationInMinutes");
        Http.On("GET", $"{Data}/search", _ => Records("searchRecords"));
        Http.On("GET", $"{Data}/query", _ => Records("records"));
        Http.On("GET", $"{Data}/queryAll", _ => Records("records"));
    }

    public StubHttp Http { get; } = new();

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-03-01T12:00:00Z"));

    public IEnumerable<string> Queries => Http.Requests.Select(request => request.Query("q")).OfType<string>();

    public void See(string type, string fields) => Http.On("GET", $"{Data}/sobjects/{type}/describe", StubAnswer.Json(new JsonObject
    {
        ["name"] = type,
        ["label"] = type,
        ["createable"] = true,
        ["unknown"] = new JsonArray(1),
        ["fields"] = new JsonArray([.. fields.Split(' ').Select(field => (JsonNode)new JsonObject
        {
            ["name"] = field.Split(':')[0],
            ["label"] = $"The {field.Split(':')[0]}",
            ["type"] = field.Contains(':') ? "phone" : "string",
            ["createable"] = true,
        })]),
    }.ToJsonString()));

    public static StubAnswer Records(string member, params string[] records) => StubAnswer.Json($$"""{"totalSize":{{records.Length}},"done":true,"{{member}}":[{{string.Join(',', records)}}]}""");

    public static StubAnswer Error(HttpStatusCode status, string code, string message = "As Salesforce says.") =>
        StubAnswer.Json($$"""[{"message":"{{message}}","errorCode":"{{code}}"}]""", status);

    public Task<TestBook> OpenAsync(CancellationToken cancellationToken, SalesforceSettings? settings = null) => TestBook.OpenAsync(
        new SalesforceConnector(),
        settings ?? new() { LoginAddress = new(Address), ClientId = "key" },
        new TestBookOptions { SignIn = _signIn, Transport = Http, Time = Time },
        cancellationToken);
}
