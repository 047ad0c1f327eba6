using System.Net;

namespace Engine.Sandbox.Tests.Requests;

/// <summary>What is remembered of requests, and which of them are not valid.</summary>
[TestClass]
public sealed class RequestLogTests : SandboxTest
{
    private const string Data = "salesforce/services/data/v60.0/";
    private const string Crm = "hubspot/crm/v3/";

    [TestMethod]
    public async Task Log_EveryRequest_IsThere()
    {
        await PostAsync($"{Data}sobjects/Contact?x=1", """{"LastName":"Ö"}""");

        var request = Server.Requests.All.Single();
        Assert.AreEqual("POST", request.Method);
        Assert.AreEqual($"/{Data}sobjects/Contact", request.Path);
        Assert.AreEqual("x=1", request.Query);
        Assert.AreEqual("1", request.Parameters["x"]);
        Assert.AreEqual($"Bearer {Token}", request.Headers["authorization"]);
        Assert.AreEqual("""{"LastName":"Ö"}""", request.Body);
        Assert.AreEqual(Time.GetUtcNow(), request.Time);
        Assert.AreEqual(201, request.Status);
        Server.Requests.Clear();
        Assert.AreEqual(0, Server.Requests.Count);
    }

    [TestMethod]
    [DataRow("GET", Data + "nope", null)]
    [DataRow("GET", Data + "query?q=SELECT+Id+FROM+Contact&batch=5", null)]
    [DataRow("DELETE", Data + "limits", null)]
    [DataRow("PUT", Data + "sobjects/Contact/003000000000000AAA", "{}")]
    [DataRow("POST", Data + "sobjects/Contact", """{"LastName":"X","Phon":"1"}""")]
    [DataRow("POST", Data + "parameterizedSearch", """{"q":"joe","sobject":"Contact"}""")]
    [DataRow("POST", Data + "parameterizedSearch", """{"q":"joe","sobjects":[{"name":"Contact","field":"Id"}]}""")]
    [DataRow("GET", Crm + "objects/deals", null)]
    [DataRow("GET", Crm + "objects/contacts?property=phone", null)]
    [DataRow("PUT", Crm + "objects/contacts/1", "{}")]
    [DataRow("POST", Crm + "objects/users/search", "{}")]
    [DataRow("POST", Crm + "objects/contacts/search", """{"filters":[]}""")]
    [DataRow("POST", Crm + "objects/contacts/search", """{"filterGroups":[{"filters":[{"property":"phone"}]}]}""")]
    [DataRow("POST", Crm + "objects/contacts", """{"properties":{},"association":[]}""")]
    [DataRow("POST", Crm + "objects/contacts/batch/read", """{"inputs":[{"id":"1","name":"x"}],"properties":[]}""")]
    [DataRow("GET", "nowhere/at/all", null)]
    public async Task Invalid_AgainstTheDescription_IsNoted(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", path.StartsWith("hubspot", StringComparison.Ordinal) ? HubSpotPortal.PrivateAppToken : Token);

        using var response = await Http.SendAsync(request, Cancelled);

        Assert.HasCount(1, Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("GET", Data + "nope", HttpStatusCode.NotFound, "NOT_FOUND")]
    [DataRow("DELETE", Data + "limits", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [DataRow("GET", Crm + "objects/deals", HttpStatusCode.NotFound, "OBJECT_NOT_FOUND")]
    [DataRow("PUT", Crm + "objects/contacts/1", HttpStatusCode.MethodNotAllowed, "correlationId")]
    public async Task Invalid_PathOrMethod_GetsTheVendorsError(string method, string path, HttpStatusCode status, string text)
    {
        var answer = await SendAsync(new HttpMethod(method), path);

        Assert.AreEqual(status, answer.Status);
        Assert.Contains(text, answer.Body!.ToJsonString());
    }

    [TestMethod]
    [DataRow(Data + "query?q=SELECT+Nope+FROM+Contact")]
    [DataRow(Crm + "objects/contacts?limit=100&properties=phone,nope&associations=companies&archived=false")]
    [DataRow("hubspot/crm/objects/2026-03/contacts?limit=1")]
    [DataRow("hubspot/crm/v4/objects/contacts/1/associations/companies?limit=5")]
    public async Task Invalid_ValidRequest_IsNotNoted(string path)
    {
        await GetAsync(path);

        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Invalid_AnsweredByAFault_IsNotedTheSame()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Garbage });

        using var response = await Http.GetAsync($"{Data}nope", Cancelled);

        Assert.HasCount(1, Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Answer_ToAClientThatUnpacks_IsPacked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Data}sobjects/Contact/describe");
        request.Headers.Authorization = new("Bearer", Token);
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await Http.SendAsync(request, Cancelled);

        Assert.AreEqual("gzip", response.Content.Headers.ContentEncoding.Single());
        await using var plain = new System.IO.Compression.GZipStream(await response.Content.ReadAsStreamAsync(Cancelled), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.StartsWith("{\"name\":\"Contact\"", await reader.ReadToEndAsync(Cancelled));
    }

    [TestMethod]
    public async Task Invalid_PlainSignIn_HasNoDescription()
    {
        using var response = await Http.GetAsync("oauth/authorize?anything=goes", Cancelled);

        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Control_Requests_AreTold()
    {
        await GetAsync($"{Data}limits");

        var (_, body) = await GetAsync("sandbox/requests");

        Assert.AreEqual($"/{Data}limits", body![0]!["path"]!.GetValue<string>());
        Assert.AreEqual(1, Server.Requests.Count, "Control requests are not logged.");
    }

    [TestMethod]
    public async Task Servers_SideBySide_KnowNothingOfEachOther()
    {
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SandboxServer.StartAsync(new SandboxOptions { IsSeeded = false, Time = Time }, Cancelled)));

        others[0].Salesforce.Add("Contact", new() { ["LastName"] = "X" });

        Assert.IsEmpty(Server.Salesforce.All("Contact"));
        Assert.HasCount(8, others.Select(other => other.Address.Port).Distinct().ToList());
        foreach (var other in others)
            await other.DisposeAsync();
    }
}
