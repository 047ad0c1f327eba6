using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.Google;

/// <summary>People one by one: reading, writing, photos, groups.</summary>
[TestClass]
public sealed class PersonTests : GoogleTest
{
    [TestMethod]
    public async Task Get_Person_HasWhatTheMaskNames()
    {
        var name = Server.Google.Add(GooglePeople.Connections, """
            {"names":[{"givenName":"Ada","middleName":"M.","familyName":"Arden","honorificPrefix":"Dr"}],"phoneNumbers":[{"value":"01632 960100","type":"workFax"},{"value":"x"}]}
            """);

        var person = await OkAsync($"{V1}{name}?personFields=names,phoneNumbers,emailAddresses,metadata");

        Assert.AreEqual("Dr Ada M. Arden", person["names"]![0]!["displayName"]!.GetValue<string>());
        Assert.AreEqual("Arden, Ada M.", person["names"]![0]!["displayNameLastFirst"]!.GetValue<string>());
        Assert.AreEqual("+441632960100", person["phoneNumbers"]![0]!["canonicalForm"]!.GetValue<string>());
        Assert.AreEqual("Work Fax", person["phoneNumbers"]![0]!["formattedType"]!.GetValue<string>());
        Assert.IsTrue(person["phoneNumbers"]![0]!["metadata"]!["primary"]!.GetValue<bool>());
        Assert.IsNull(person["phoneNumbers"]![1]!["canonicalForm"]);
        Assert.IsNull(person["emailAddresses"], "What has no value is not there.");
        Assert.AreEqual("CONTACT", person["metadata"]!["sources"]![0]!["type"]!.GetValue<string>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("CH", "044 999 01 01", "+41449990101")]
    [DataRow("US", "(415) 555-0101", "+14155550101")]
    [DataRow("GB", "(415) 555-0101", null)]
    [DataRow("GB", "+33 6 39 98 12 31", "+33639981231")]
    public void Add_Number_IsReadInTheCountry(string country, string typed, string? expected)
    {
        Server.Google.Country = country;

        Assert.AreEqual(expected, Server.Google.Get(Add("Ada", phone: typed))!["phoneNumbers"]![0]!["canonicalForm"]?.GetValue<string>());
    }

    [TestMethod]
    public async Task Get_UnknownOrDeleted_IsNotFound()
    {
        var name = Add("Ada");
        Server.Google.Delete(name);

        AssertError(await GetAsync($"{V1}{name}?personFields=names"), HttpStatusCode.NotFound, "NOT_FOUND");
        AssertError(await GetAsync($"{V1}people/c1?personFields=names"), HttpStatusCode.NotFound, "NOT_FOUND");
        AssertError(await GetAsync($"{V1}people/me"), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    [TestMethod]
    public async Task Me_FieldWithoutItsScope_FailsTheWholeCall()
    {
        var token = Server.Google.IssueGrant(scope: $"{Scopes}contacts.readonly profile").AccessToken;

        Assert.AreEqual("Robin", Names(new JsonArray((await OkAsync($"{V1}people/me?personFields=names,photos", token)).DeepClone())));
        AssertError(await GetAsync($"{V1}people/me?personFields=names,emailAddresses", token), HttpStatusCode.Forbidden, "PERMISSION_DENIED");
    }

    [TestMethod]
    public async Task BatchGet_SomeMissing_TellsEach()
    {
        var name = Add("Ada");

        var body = await OkAsync($"{V1}people:batchGet?personFields=names&resourceNames={name}&resourceNames=people/c9");

        Assert.AreEqual("200 404", string.Join(' ', body["responses"]!.AsArray().Select(item => item!["httpStatusCode"])));
        var names = string.Join('&', Enumerable.Repeat($"resourceNames={name}", 201));
        AssertError(await GetAsync($"{V1}people:batchGet?personFields=names&{names}"), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    [TestMethod]
    public async Task Create_Contact_IsInMyContacts()
    {
        var (status, person) = await PostAsync($"{V1}people:createContact?personFields=names,memberships", """{"names":[{"unstructuredName":"Ada May Arden"}]}""");

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("Arden", person!["names"]![0]!["familyName"]!.GetValue<string>());
        Assert.AreEqual("myContacts", person["memberships"]![0]!["contactGroupMembership"]!["contactGroupId"]!.GetValue<string>());
        Assert.HasCount(1, Server.Google.All(GooglePeople.Connections));
        AssertError(await PostAsync($"{V1}people:createContact", """{"names":[{"givenName":"A"},{"givenName":"B"}]}"""), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    [TestMethod]
    public async Task Update_WithTheEtag_ReplacesTheNamedFields()
    {
        var name = Add("Ada", phone: "1");
        var person = await OkAsync($"{V1}{name}?personFields=metadata");
        var body = new JsonObject
        {
            ["metadata"] = person["metadata"]!.DeepClone(), ["biographies"] = new JsonArray(new JsonObject { ["value"] = "Called." }), ["phoneNumbers"] = new JsonArray(),
        };
        var path = $"{V1}{name}:updateContact?updatePersonFields=biographies";

        var (status, changed) = await SendAsync(HttpMethod.Patch, path, body.ToJsonString());
        var again = await SendAsync(HttpMethod.Patch, path, body.ToJsonString());
        body.Remove("metadata");
        var without = await SendAsync(HttpMethod.Patch, path, body.ToJsonString());
        body["etag"] = changed!["etag"]!.DeepClone();

        Assert.AreEqual(HttpStatusCode.OK, status, changed.ToJsonString());
        Assert.AreEqual("Called.", changed["biographies"]![0]!["value"]!.GetValue<string>());
        Assert.IsNotNull(changed["phoneNumbers"], "Not named, not touched.");
        AssertError(again, HttpStatusCode.BadRequest, "FAILED_PRECONDITION", "failedPrecondition");
        AssertError(without, HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        Assert.AreEqual(HttpStatusCode.OK, (await SendAsync(HttpMethod.Patch, path, body.ToJsonString())).Status, "The etag of the person does as well.");
        AssertError(await SendAsync(HttpMethod.Patch, $"{V1}{name}:updateContact", body.ToJsonString()), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Answers_WhatWasGivenNull_IsAbsent()
    {
        const string Nulls = """
            {
              "names":[{"givenName":null,"familyName":"Arden"}],"organizations":[{"name":"Acme","title":null}],
              "birthdays":[{"date":{"year":null,"month":5,"day":1}}],"nicknames":[{"value":null}],"urls":null
            }
            """;
        var added = Server.Google.Add(GooglePeople.Connections, Nulls);
        var (status, created) = await PostAsync($"{V1}people:createContact", Nulls);
        var change = JsonNode.Parse(Nulls)!;
        change["etag"] = created!["etag"]!.DeepClone();
        var path = $"{V1}{created["resourceName"]}:updateContact?updatePersonFields=names,organizations,birthdays,nicknames,urls";

        var (_, changed) = await SendAsync(HttpMethod.Patch, path, change.ToJsonString());
        await OkAsync($"{V1}people:searchContacts?query=&readMask=names");
        JsonNode[] answers =
        [
            created, changed!, await OkAsync($"{V1}{added}?personFields=names,organizations,birthdays,nicknames"),
            await OkAsync($"{Connections}?personFields=names,organizations"),
            await OkAsync($"{V1}people:searchContacts?query=Arden&readMask=names,organizations"),
        ];

        Assert.AreEqual(HttpStatusCode.OK, status);
        foreach (var text in answers.Select(answer => answer.ToJsonString()))
        {
            Assert.Contains("\"familyName\":\"Arden\"", text);
            Assert.DoesNotContain("null", text);
        }

        Assert.IsFalse(changed!.AsObject().ContainsKey("nicknames"), "Nothing is left of it.");
    }

    [TestMethod]
    public async Task Photo_WithAndWithout_IsThereForEverybody()
    {
        var (with, without) = (Add("A"), Add("B"));
        byte[] picture = [0xFF, 0xD8, 1, 2];
        Server.Google.SetPhoto(with, picture);

        var photo = (await OkAsync($"{V1}{with}?personFields=photos"))["photos"]![0]!;
        var none = (await OkAsync($"{V1}{without}?personFields=photos"))["photos"]![0]!;
        using var answer = await Http.GetAsync($"{photo["url"]}?sz=200", Cancelled);

        CollectionAssert.AreEqual(picture, await answer.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.AreEqual("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.IsNull(photo["default"]);
        Assert.IsTrue(none["default"]!.GetValue<bool>());
        Assert.AreEqual(HttpStatusCode.OK, (await Http.GetAsync(none["url"]!.GetValue<string>(), Cancelled)).StatusCode);
        Server.Google.SetPhoto(with, null);
        Assert.AreEqual(HttpStatusCode.NotFound, (await Http.GetAsync(photo["url"]!.GetValue<string>(), Cancelled)).StatusCode, "The address goes with the photo.");
    }

    [TestMethod]
    public async Task Groups_AreListedWithTheirMembers()
    {
        var group = Server.Google.AddGroup("Customers");
        var name = Add("Ada");
        Server.Google.Change(name, $$$"""{"memberships":[{"contactGroupMembership":{"contactGroupResourceName":"{{{group}}}"}}]}""");

        var list = await OkAsync($"{V1}contactGroups?pageSize=1000");
        var one = await OkAsync($"{V1}{group}?maxMembers=10");

        Assert.IsTrue(list["contactGroups"]!.AsArray().Any(item => item!["name"]!.GetValue<string>() == "Customers" && item["groupType"]!.GetValue<string>() == "USER_CONTACT_GROUP"));
        Assert.AreEqual(name, one["memberResourceNames"]![0]!.GetValue<string>());
        Assert.AreEqual(1, one["memberCount"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task Limits_PerMinute_ReadsAndWritesApart()
    {
        Server.Google.ReadsPerMinute = 1;
        Server.Google.WritesPerMinute = 1;
        await OkAsync($"{V1}people/me?personFields=names");

        AssertError(await GetAsync($"{V1}people/me?personFields=names"), HttpStatusCode.TooManyRequests, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED");
        Assert.AreEqual(HttpStatusCode.OK, (await PostAsync($"{V1}people:createContact", "{}")).Status);
        AssertError(await PostAsync($"{V1}people:createContact", "{}"), HttpStatusCode.TooManyRequests, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED");
        Time.Advance(TimeSpan.FromMinutes(1));
        await OkAsync($"{V1}people/me?personFields=names");
    }

    [TestMethod]
    public async Task Errors_OfTheToken_AreToldApart()
    {
        var path = $"{Connections}?personFields=names";
        var grant = Server.Google.IssueGrant(scope: $"{Scopes}directory.readonly");

        AssertError(await GetAsync(path, grant.AccessToken), HttpStatusCode.Forbidden, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        AssertError(await GetAsync(path, "wrong"), HttpStatusCode.Unauthorized, "UNAUTHENTICATED", "ACCESS_TOKEN_TYPE_UNSUPPORTED");
        Server.Google.ExpireAccessTokens();
        AssertError(await GetAsync(path, grant.AccessToken), HttpStatusCode.Unauthorized, "UNAUTHENTICATED", "ACCESS_TOKEN_EXPIRED");
        Server.Google.IsApiEnabled = false;
        AssertError(await GetAsync(path), HttpStatusCode.Forbidden, "PERMISSION_DENIED", "SERVICE_DISABLED");
    }

    [TestMethod]
    public async Task WithheldScope_IsMissingUntilItIsGivenBack()
    {
        Server.Google.WithholdScopes($"{Scopes}contacts.other.readonly");

        AssertError(await GetAsync($"{V1}otherContacts?readMask=names"), HttpStatusCode.Forbidden, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        Server.Google.GiveBackScopes();
        await OkAsync($"{V1}otherContacts?readMask=names");
    }

    [TestMethod]
    [DataRow("GET", "people/me/contacts", null)]
    [DataRow("GET", "people/me/connections?personFields=names&page=2", null)]
    [DataRow("DELETE", "people/c1", null)]
    [DataRow("POST", "people:createContact", """{"phones":[]}""")]
    public async Task Invalid_AgainstTheDescription_IsNoted(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), V1 + path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", Token);

        using var response = await Http.SendAsync(request, Cancelled);

        Assert.HasCount(1, Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow(FaultKind.ExpiredToken, HttpStatusCode.Unauthorized)]
    [DataRow(FaultKind.RateLimited, HttpStatusCode.TooManyRequests)]
    public async Task Fault_HasTheVendorsForm(FaultKind kind, HttpStatusCode status)
    {
        Server.Faults.Add(new Fault { Kind = kind });

        var answer = await GetAsync($"{V1}people/me?personFields=names");

        Assert.AreEqual(status, answer.Status);
        Assert.AreEqual((int)status, answer.Body!["error"]!["code"]!.GetValue<int>());
    }
}
