using System.Net;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Contacts in their folders.</summary>
[TestClass]
public sealed class ContactTests : GraphTest
{
    [TestMethod]
    public async Task List_DefaultFolderAlone_InPagesOfTen()
    {
        for (var i = 0; i < 12; i++)
            Add($"C{i:00}");
        Add("Elsewhere", AddFolder("Private"));

        var first = await OkAsync($"{Me}contacts?$select=displayName&$count=true");
        var second = await OkAsync(Link(first, "nextLink"));

        Assert.AreEqual("C00 C01 C02 C03 C04 C05 C06 C07 C08 C09|C10 C11", $"{Names(first)}|{Names(second)}");
        Assert.AreEqual(12, first["@odata.count"]!.GetValue<int>());
        Assert.IsNull(second["@odata.nextLink"]);
        CollectionAssert.AreEquivalent((string[])["@odata.etag", "id", "displayName"], first["value"]![0]!.AsObject().Select(pair => pair.Key).ToList());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task List_TopAndOrder_AreFollowed()
    {
        Add("B");
        Add("C");
        Add("A");

        Assert.AreEqual("A B", Names(await OkAsync($"{Me}contacts?$orderby=displayName&$top=2")));
        Assert.AreEqual("C", Names(await OkAsync($"{Me}contacts?$orderby=displayName desc&$top=1")));
        Assert.AreEqual("C", Names(await OkAsync($"{Me}contacts?$orderby=displayName&$top=2&$skip=2")));
        AssertError(await AskAsync($"{Me}contacts?$top=1001"), HttpStatusCode.BadRequest, "BadRequest");
    }

    [TestMethod]
    public async Task Get_NothingSelected_HasEverything()
    {
        var id = Server.Graph.Add(GraphTenant.Contacts, """{"givenName":"Ada","surname":"Arden","businessPhones":["01632 960100"],"emailAddresses":[{"address":"a@b.example"}]}""");

        var contact = await OkAsync($"{Me}contacts/{id}");

        Assert.AreEqual("Ada Arden", contact["displayName"]!.GetValue<string>());
        Assert.AreEqual("Arden, Ada", contact["fileAs"]!.GetValue<string>());
        Assert.AreEqual("a@b.example", contact["primaryEmailAddress"]!["address"]!.GetValue<string>());
        Assert.AreEqual(0, contact["homePhones"]!.AsArray().Count);
        Assert.IsTrue(contact.AsObject().ContainsKey("mobilePhone"), "Null is told.");
        AssertError(await AskAsync($"{Me}contacts/AAMk"), HttpStatusCode.NotFound, "ErrorItemNotFound");
        AssertError(await AskAsync($"{Me}contacts?$select=phone"), HttpStatusCode.BadRequest, "RequestBroker--ParseUri");
    }

    [TestMethod]
    [DataRow("emailAddresses/any(a:a/address eq 'ada@people.example')", "Ada")]
    [DataRow("emailAddresses/any(a:a/address eq 'ADA@PEOPLE.EXAMPLE')", "Ada")]
    [DataRow("emailAddresses/any(a:a/address eq 'x')", "")]
    [DataRow("startswith(displayName,'A')", null)]
    [DataRow("contains(displayName,'A')", null)]
    [DataRow("displayName eq 'Ada'", null)]
    [DataRow("mobilePhone eq '1'", null)]
    [DataRow("businessPhones/any(p:p eq '1')", null)]
    [DataRow("emailAddresses/any(a:startswith(a/address,'a'))", null)]
    public async Task Filter_ByAddressAlone_IsTaken(string filter, string? expected)
    {
        Add("Ada");

        var answer = await AskAsync($"{Me}contacts?$filter={filter}");

        if (expected is null)
            AssertError(answer, HttpStatusCode.BadRequest, "ErrorInvalidUrlQueryFilter");
        else
            Assert.AreEqual(expected, Names(answer.Body));
    }

    [TestMethod]
    public async Task Search_Hits_AreNotWhole()
    {
        Add("Ada");
        Server.Graph.Add(GraphTenant.Contacts, """{"displayName":"Bea","personalNotes":"Friend of Ada"}""");

        var found = await OkAsync($"{Me}contacts?$search=\"ada\"");

        Assert.AreEqual("Ada Bea", Names(found), "Notes count as well.");
        Assert.AreEqual(0, found["value"]![0]!["emailAddresses"]!.AsArray().Count);
        Assert.IsNull(found["value"]![0]!["createdDateTime"]);
    }

    [TestMethod]
    public async Task Search_IndexLag_FindsLater()
    {
        Server.Graph.IndexLag = true;
        Add("Ada");

        Assert.AreEqual("", Names(await OkAsync($"{Me}contacts?$search=\"ada\"")));
        Assert.AreEqual("Ada", Names(await OkAsync($"{Me}contacts")));
        Server.Graph.ReleaseIndex();
        Assert.AreEqual("Ada", Names(await OkAsync($"{Me}contacts?$search=\"ada\"")));
    }

    [TestMethod]
    public async Task Write_CreateChangeDelete_AreDone()
    {
        var (created, made) = await PostAsync($"{Me}contacts", """{"givenName":"Ada","mobilePhone":"1","personalNotes":"Old"}""");
        var path = $"{Me}contacts/{made!["id"]}";
        var (changed, contact) = await PatchAsync(path, """{"personalNotes":"Old\r\nCalled."}""");
        var (deleted, _) = await SendAsync(HttpMethod.Delete, path);

        Assert.AreEqual(HttpStatusCode.Created, created);
        Assert.AreEqual(HttpStatusCode.OK, changed);
        Assert.AreEqual("Old\r\nCalled.", contact!["personalNotes"]!.GetValue<string>());
        Assert.AreEqual("1", contact["mobilePhone"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.NoContent, deleted);
        AssertError(await AskAsync(path), HttpStatusCode.NotFound, "ErrorItemNotFound");
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("""{"phone":"1"}""", "RequestBodyRead")]
    [DataRow("""{"mobilePhone":["1"]}""", "RequestBodyRead")]
    [DataRow("""{"businessPhones":"1"}""", "RequestBodyRead")]
    [DataRow("""{"emailAddresses":[{},{},{},{}]}""", "ErrorInvalidArgument")]
    [DataRow("[]", "RequestBodyRead")]
    [DataRow("{", "BadRequest")]
    public async Task Create_WrongBody_IsRefused(string body, string code) => AssertError(await PostAsync($"{Me}contacts", body), HttpStatusCode.BadRequest, code);

    [TestMethod]
    public async Task Change_OldEtag_IsAConflict()
    {
        var path = $"{Me}contacts/{Add("Ada")}";
        var etag = (await OkAsync(path))["@odata.etag"]!.GetValue<string>();

        using var first = await RawAsync(path, """{"title":"Dr"}""", $"If-Match: {etag}");
        using var second = await RawAsync(path, """{"title":"Ms"}""", $"If-Match: {etag}");

        Assert.AreEqual(HttpStatusCode.OK, first.StatusCode);
        Assert.AreEqual(HttpStatusCode.PreconditionFailed, second.StatusCode);
    }

    [TestMethod]
    public async Task Folders_AreATreeWithoutTheDefaultOne()
    {
        var top = AddFolder("Suppliers");
        var child = AddFolder("Hauliers", top);
        Add("Ada", child);

        Assert.AreEqual("Suppliers", Names(await OkAsync($"{Me}contactFolders")));
        Assert.AreEqual("Hauliers", Names(await OkAsync($"{Me}contactFolders/{top}/childFolders")));
        Assert.AreEqual("Ada", Names(await OkAsync($"{Me}contactFolders/{child}/contacts")));
        Assert.AreEqual("Contacts", (await OkAsync($"{Me}contactFolders/contacts"))["displayName"]!.GetValue<string>());
        Assert.AreEqual(HttpStatusCode.Created, (await PostAsync($"{Me}contactFolders/{top}/childFolders", """{"displayName":"New"}""")).Status);
        AssertError(await PostAsync($"{Me}contactFolders", """{"displayName":"Suppliers"}"""), HttpStatusCode.Conflict, "ErrorFolderExists");
        AssertError(await AskAsync($"{Me}contactFolders/nope/contacts"), HttpStatusCode.NotFound, "ErrorItemNotFound");
    }

    [TestMethod]
    public async Task Move_Id_ChangesUnlessItIsImmutable()
    {
        var folder = AddFolder("Private");
        var id = Add("Ada");
        const string Prefer = "Prefer: IdType=\"ImmutableId\"";
        var immutable = (await OkAsync($"{Me}contacts/{id}", Prefer))["id"]!.GetValue<string>();

        var moved = Server.Graph.Move(id, folder);

        Assert.AreNotEqual(id, moved);
        Assert.AreNotEqual(id, immutable);
        AssertError(await AskAsync($"{Me}contacts/{id}"), HttpStatusCode.NotFound, "ErrorItemNotFound");
        Assert.AreEqual(folder, (await OkAsync($"{Me}contacts/{moved}"))["parentFolderId"]!.GetValue<string>());
        Assert.AreEqual(immutable, (await OkAsync($"{Me}contacts/{immutable}", Prefer))["id"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Photo_WithAndWithout_IsThereOrNotFound()
    {
        var id = Add("Ada");
        AssertError(await AskAsync($"{Me}contacts/{id}/photo/$value"), HttpStatusCode.NotFound, "ImageNotFound");
        byte[] picture = [0xFF, 0xD8, 1, 2];
        Server.Graph.SetPhoto(id, picture);

        using var photo = await RawAsync($"{Me}contacts/{id}/photo/$value");

        Assert.AreEqual("image/jpeg", photo.Content.Headers.ContentType?.MediaType);
        CollectionAssert.AreEqual(picture, await photo.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.AreEqual("image/jpeg", (await OkAsync($"{Me}contacts/{id}/photo"))["@odata.mediaContentType"]!.GetValue<string>());
        AssertError(await AskAsync($"{Me}contacts/{id}/photos/48x48/$value"), HttpStatusCode.BadRequest, "BadRequest");
    }

    [TestMethod]
    public async Task Extensions_ShowWhenExpanded()
    {
        var path = $"{Me}contacts/{Add("Ada")}";
        await PostAsync($"{path}/extensions", """{"@odata.type":"microsoft.graph.openTypeExtension","extensionName":"example.calls","count":3}""");

        Assert.AreEqual(3, (await OkAsync($"{path}?$expand=extensions"))["extensions"]![0]!["count"]!.GetValue<int>());
        Assert.IsNull((await OkAsync(path))["extensions"]);
    }

    [TestMethod]
    public async Task People_Search_LooksAtNamesAndAddresses()
    {
        Add("Ada", mobile: "07700 900123");
        AddUser("""{"displayName":"Sam Okafor","mail":"sam@sandbox.example","businessPhones":["+44 20 7946 0301"]}""");

        var found = await OkAsync($"{Me}people?$search=\"oka\"");

        Assert.AreEqual("Sam Okafor", Names(found));
        Assert.AreEqual("business", found["value"]![0]!["phones"]![0]!["type"]!.GetValue<string>());
        Assert.AreEqual("Ada", Names(await OkAsync($"{Me}people?$search=\"ada@\"")));
        Assert.AreEqual("", Names(await OkAsync($"{Me}people?$search=\"07700\"")));
    }

    [TestMethod]
    public void TestApi_GetAndAll_AreCopies()
    {
        var id = Add("Ada");
        Server.Graph.Get(id)!["displayName"] = "Other";
        Server.Graph.Change(id, """{"jobTitle":"Buyer"}""");

        Assert.AreEqual("Ada", Server.Graph.Get(id)!["displayName"]!.GetValue<string>());
        Assert.AreEqual("Buyer", Server.Graph.All(GraphTenant.Contacts).Single()["jobTitle"]!.GetValue<string>());
        Server.Graph.Delete(id);
        Assert.IsNull(Server.Graph.Get(id));
        Assert.IsEmpty(Server.Graph.All(GraphTenant.Contacts));
        Assert.ThrowsExactly<ArgumentException>(() => Server.Graph.Delete(id));
    }
}
