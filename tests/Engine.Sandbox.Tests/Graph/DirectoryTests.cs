using System.Net;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Colleagues, and contacts of the organization.</summary>
[TestClass]
public sealed class DirectoryTests : GraphTest
{
    private const string Eventual = "ConsistencyLevel: eventual";

    [TestInitialize]
    public void AddPeople()
    {
        AddUser("""
            {"displayName":"Sam Okafor","givenName":"Sam","surname":"Okafor","mail":"sam@sandbox.example","userPrincipalName":"sam@sandbox.example",
             "mobilePhone":"+447700900301","businessPhones":["+44 20 7946 0301"],"department":"Support"}
            """);
        AddUser("""{"displayName":"Siobhán O'Neill","mail":"siobhan@sandbox.example","businessPhones":["020 7946 0305"],"jobTitle":"Driver"}""");
    }

    [TestMethod]
    [DataRow("mobilePhone eq '+447700900301'", "Sam Okafor")]
    [DataRow("mobilePhone eq '07700900301'", "")]
    [DataRow("businessPhones/any(p:p eq '020 7946 0305')", "Siobhán O'Neill")]
    [DataRow("businessPhones/any(p:startsWith(p,'+44 20'))", "Robin Sandler|Sam Okafor")]
    [DataRow("mobilePhone eq '+447700900301' or businessPhones/any(p:p eq '020 7946 0305')", "Sam Okafor|Siobhán O'Neill")]
    [DataRow("startswith(displayName,'s') and startswith(mail,'sam')", "Sam Okafor")]
    [DataRow("startswith(displayName,'Siobhán O''N')", "Siobhán O'Neill")]
    [DataRow("not startswith(displayName,'s')", "Robin Sandler")]
    [DataRow("department ne 'Support'", "Robin Sandler|Siobhán O'Neill")]
    [DataRow("endswith(mail,'n@sandbox.example')", "Robin Sandler|Siobhán O'Neill")]
    [DataRow("displayName in ('Sam Okafor','x')", "Sam Okafor")]
    [DataRow("(surname eq 'Okafor' or surname eq 'x') and mail ne null", "Sam Okafor")]
    public async Task Filter_WithHeaderAndCount_IsEvaluated(string filter, string expected)
    {
        var found = await OkAsync($"{V1}users?$filter={filter}&$count=true&$select=displayName", Eventual);

        Assert.AreEqual(expected, string.Join('|', found["value"]!.AsArray().Select(user => user!["displayName"])));
        Assert.IsNotNull(found["@odata.count"]);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("mobilePhone eq '+447700900301'")]
    [DataRow("businessPhones/any(p:p eq '1')")]
    [DataRow("endswith(mail,'x')")]
    [DataRow("department ne 'x'")]
    [DataRow("not startswith(displayName,'x')")]
    public async Task Filter_WithoutHeader_IsRefused(string filter)
    {
        AssertError(await AskAsync($"{V1}users?$filter={filter}"), HttpStatusCode.BadRequest, "Request_UnsupportedQuery");
        AssertError(await AskAsync($"{V1}users?$filter={filter}", Eventual), HttpStatusCode.BadRequest, "Request_UnsupportedQuery");
    }

    [TestMethod]
    [DataRow("startswith(displayName,'s')")]
    [DataRow("mail eq 'sam@sandbox.example'")]
    public async Task Filter_Simple_NeedsNoHeader(string filter) => await OkAsync($"{V1}users?$filter={filter}");

    [TestMethod]
    [DataRow("contains(displayName,'s')", "Request_UnsupportedQuery")]
    [DataRow("phone eq '1'", "Request_UnsupportedQuery")]
    [DataRow("displayName eq", "BadRequest")]
    [DataRow("displayName eq 'x", "BadRequest")]
    [DataRow("(displayName eq 'x'", "BadRequest")]
    [DataRow("displayName like 'x'", "BadRequest")]
    public async Task Filter_Wrong_IsRefused(string filter, string code) => AssertError(await AskAsync($"{V1}users?$filter={filter}&$count=true", Eventual), HttpStatusCode.BadRequest, code);

    [TestMethod]
    [DataRow("\"displayName:oka\"", "Sam Okafor")]
    [DataRow("\"displayName:sam oka\"", "Sam Okafor")]
    [DataRow("\"displayName:kafor\"", "")]
    [DataRow("\"displayName:nei\" OR \"mail:sam\"", "Sam Okafor|Siobhán O'Neill")]
    [DataRow("\"displayName:s\" AND \"mail:siob\"", "Siobhán O'Neill")]
    [DataRow("\"mobilePhone:+447700\"", "Sam Okafor")]
    [DataRow("\"mobilePhone:7700\"", "")]
    public async Task Search_WithHeader_LooksAtWordsAndBeginnings(string search, string expected)
    {
        var found = await OkAsync($"{V1}users?$search={search}&$select=displayName", Eventual);

        Assert.AreEqual(expected, string.Join('|', found["value"]!.AsArray().Select(user => user!["displayName"])));
    }

    [TestMethod]
    public async Task Search_WrongOrWithoutHeader_IsRefused()
    {
        AssertError(await AskAsync($"{V1}users?$search=\"displayName:x\""), HttpStatusCode.BadRequest, "Request_UnsupportedQuery");
        AssertError(await AskAsync($"{V1}users?$search=sam", Eventual), HttpStatusCode.BadRequest, "BadRequest");
        AssertError(await AskAsync($"{V1}users?$search=\"sam\"", Eventual), HttpStatusCode.BadRequest, "BadRequest");
        AssertError(await AskAsync($"{V1}users?$skip=1"), HttpStatusCode.BadRequest, "BadRequest");
    }

    [TestMethod]
    public async Task List_InPages_HasSkipTokens()
    {
        var first = await OkAsync($"{V1}users?$top=2&$select=displayName");

        Assert.Contains("$skiptoken=", Link(first, "nextLink"));
        Assert.AreEqual("Siobhán O'Neill", Names(await OkAsync(Link(first, "nextLink"))));
    }

    [TestMethod]
    public async Task ReadBasic_Numbers_DoNotShow()
    {
        Token = Server.Graph.IssueGrant(scope: "User.ReadBasic.All").AccessToken;

        var user = await OkAsync($"{V1}users/sam@sandbox.example?$select=displayName,mobilePhone,businessPhones");

        Assert.AreEqual("Sam Okafor", user["displayName"]!.GetValue<string>());
        Assert.IsNull(user["mobilePhone"]);
        Assert.AreEqual(0, user["businessPhones"]!.AsArray().Count);
    }

    [TestMethod]
    public async Task UserRead_Others_AreClosed()
    {
        Token = Server.Graph.IssueGrant(scope: "User.Read").AccessToken;

        Assert.AreEqual("+44 7700 900555", (await OkAsync($"{V1}me"))["mobilePhone"]!.GetValue<string>());
        AssertError(await AskAsync($"{V1}users/sam@sandbox.example"), HttpStatusCode.Forbidden, "Authorization_RequestDenied");
        AssertError(await AskAsync($"{V1}users"), HttpStatusCode.Forbidden, "Authorization_RequestDenied");
    }

    [TestMethod]
    public async Task IndexLag_CountingQueries_SeeLater()
    {
        Server.Graph.IndexLag = true;
        var id = AddUser("""{"displayName":"Zadie"}""");
        const string Path = V1 + "users?$filter=startswith(displayName,'Z')";

        Assert.AreEqual("", Names(await OkAsync($"{Path}&$count=true", Eventual)));
        Assert.AreEqual("Zadie", Names(await OkAsync(Path)));
        Assert.AreEqual(id, (await OkAsync($"{V1}users/{id}"))["id"]!.GetValue<string>());
        Server.Graph.IndexLag = false;
        Assert.AreEqual("Zadie", Names(await OkAsync($"{Path}&$count=true", Eventual)));
    }

    [TestMethod]
    public async Task Photo_OfUsers_HasSizes()
    {
        using var photo = await RawAsync($"{Me}photos/48x48/$value");

        Assert.AreEqual("image/jpeg", photo.Content.Headers.ContentType?.MediaType);
        AssertError(await AskAsync($"{V1}users/sam@sandbox.example/photo/$value"), HttpStatusCode.NotFound, "ImageNotFound");
        AssertError(await AskAsync($"{Me}photos/10x10/$value"), HttpStatusCode.BadRequest, "ErrorInvalidImageId");
        AssertError(await AskAsync($"{V1}users/nobody@sandbox.example"), HttpStatusCode.NotFound, "Request_ResourceNotFound");
    }

    [TestMethod]
    public async Task OrgContacts_AreListed()
    {
        Server.Graph.Add(GraphTenant.OrgContacts, """{"displayName":"Couriers","phones":[{"type":"business","number":"01632 960170"}]}""");

        var list = await OkAsync($"{V1}contacts");

        Assert.AreEqual("01632 960170", list["value"]![0]!["phones"]![0]!["number"]!.GetValue<string>());
    }
}
