using System.Net;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Following changes.</summary>
[TestClass]
public sealed class DeltaTests : GraphTest
{
    private const string Path = Me + "contacts/delta";

    [TestMethod]
    public async Task Delta_InPages_EndsWithADeltaLink()
    {
        foreach (var name in (string[])["A", "B", "C"])
            Add(name);

        var first = await OkAsync($"{Path}?$select=displayName", "Prefer: odata.maxpagesize=2");
        var last = await OkAsync(Link(first, "nextLink"), "Prefer: odata.maxpagesize=2");
        var nothing = await OkAsync(Link(last, "deltaLink"));

        Assert.AreEqual("A B|C|", $"{Names(first)}|{Names(last)}|{Names(nothing)}");
        Assert.IsNull(first["@odata.deltaLink"]);
        Assert.IsNull(last["@odata.nextLink"]);
        Assert.IsFalse(last["value"]![0]!.AsObject().ContainsKey("mobilePhone"), "The link carries the selection.");
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Delta_Changes_AreThereOnce()
    {
        var (changed, deleted) = (Add("A"), Add("B"));
        Add("C");
        var link = Link(await OkAsync(Path), "deltaLink");
        Server.Graph.Change(changed, """{"displayName":"A2"}""");
        Server.Graph.Delete(deleted);
        Add("D");

        var delta = await OkAsync(link);

        Assert.AreEqual("A2 D -", Names(delta));
        Assert.AreEqual(deleted, delta["value"]![2]!["id"]!.GetValue<string>());
        Assert.AreEqual("deleted", delta["value"]![2]!["@removed"]!["reason"]!.GetValue<string>());
        Assert.AreEqual("", Names(await OkAsync(Link(delta, "deltaLink"))));
        Assert.AreEqual("A2 D -", Names(await OkAsync(link)), "A link can be used again.");
    }

    [TestMethod]
    public async Task Delta_Moved_IsGoneHereAndNewThere()
    {
        var folder = AddFolder("Private");
        var id = Add("A");
        var (here, there) = (Link(await OkAsync(Path), "deltaLink"), Link(await OkAsync($"{Me}contactFolders/{folder}/contacts/delta"), "deltaLink"));
        Server.Graph.Move(id, folder);

        var gone = await OkAsync(here);

        Assert.AreEqual("-", Names(gone));
        Assert.AreEqual(id, gone["value"]![0]!["id"]!.GetValue<string>());
        Assert.AreEqual("A", Names(await OkAsync(there)));
    }

    [TestMethod]
    public async Task Delta_ImmutableIds_AreTheSameInBothFolders()
    {
        var folder = AddFolder("Private");
        var id = Add("A");
        const string Prefer = "Prefer: odata.maxpagesize=10, IdType=\"ImmutableId\"";
        var (here, there) = (Link(await OkAsync(Path, Prefer), "deltaLink"), Link(await OkAsync($"{Me}contactFolders/{folder}/contacts/delta", Prefer), "deltaLink"));
        Server.Graph.Move(id, folder);

        var (gone, come) = (await OkAsync(here, Prefer), await OkAsync(there, Prefer));

        Assert.AreEqual(gone["value"]![0]!["id"]!.GetValue<string>(), come["value"]![0]!["id"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Delta_Folders_TellNewAndGoneOnes()
    {
        var old = AddFolder("Old");
        Add("A", old);
        var link = Link(await OkAsync($"{Me}contactFolders/delta"), "deltaLink");
        AddFolder("New");
        Server.Graph.Delete(old);

        Assert.AreEqual("New -", Names(await OkAsync(link)));
        Assert.IsEmpty(Server.Graph.All(GraphTenant.Contacts), "What was in it is gone with it.");
    }

    [TestMethod]
    public async Task Delta_Users_AreFollowedToo()
    {
        var id = AddUser("""{"displayName":"Sam"}""");
        var link = Link(await OkAsync($"{V1}users/delta?$select=displayName"), "deltaLink");
        Server.Graph.Delete(id);
        AddUser("""{"displayName":"Tessa"}""");

        Assert.AreEqual("Tessa -", Names(await OkAsync(link)));
        Assert.AreEqual("", Names(await OkAsync($"{V1}users/delta?$deltatoken=latest")));
    }

    [TestMethod]
    public async Task Delta_Expired_IsGone()
    {
        var link = Link(await OkAsync(Path), "deltaLink");
        Server.Graph.ExpireDeltaTokens();

        AssertError(await AskAsync(link), HttpStatusCode.Gone, "SyncStateNotFound");
        await OkAsync(Path);
    }

    [TestMethod]
    public async Task Delta_OtherFoldersToken_IsRefused()
    {
        var link = Link(await OkAsync(Path), "deltaLink");

        AssertError(await AskAsync($"{Me}contactFolders/{AddFolder("F")}/contacts/delta?{link.Split('?')[1]}"), HttpStatusCode.BadRequest, "BadRequest");
    }

    [TestMethod]
    [DataRow("$filter=displayName eq 'A'")]
    [DataRow("$orderby=displayName")]
    [DataRow("$search=\"a\"")]
    [DataRow("$expand=extensions")]
    public async Task Delta_MoreThanSelect_IsRefusedAndNoted(string query)
    {
        AssertError(await AskAsync($"{Path}?{query}"), HttpStatusCode.BadRequest, "ErrorInvalidUrlQuery");
        Assert.HasCount(1, Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Delta_ManyAsked_GetsWhatThePageHolds()
    {
        Server.Graph.LargestDeltaPage = 2;
        foreach (var name in (string[])["A", "B", "C"])
            Add(name);

        Assert.AreEqual("A B", Names(await OkAsync(Path, "Prefer: odata.maxpagesize=500")));
    }

    [TestMethod]
    [DataRow("contacts/delta()")]
    [DataRow("contacts/microsoft.graph.delta()")]
    [DataRow("contactFolders/contacts/contacts/delta")]
    public async Task Delta_OtherWaysToWriteIt_AreTheSame(string path) => Link(await OkAsync(Me + path), "deltaLink");
}
