using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.Google;

/// <summary>Whole lists, and what changed since.</summary>
[TestClass]
public sealed class SyncTests : GoogleTest
{
    private const string Asked = Connections + "?personFields=names,metadata&requestSyncToken=true";

    [TestMethod]
    public async Task List_InPages_HasTheSyncTokenOnTheLastAlone()
    {
        foreach (var name in (string[])["A", "B", "C", "D", "E"])
            Add(name);

        var first = await OkAsync($"{Asked}&pageSize=2");
        var second = await OkAsync($"{Asked}&pageSize=2&pageToken={first["nextPageToken"]}");
        var third = await OkAsync($"{Asked}&pageSize=2&pageToken={second["nextPageToken"]}");

        Assert.AreEqual("A B|C D|E", $"{Names(first["connections"])}|{Names(second["connections"])}|{Names(third["connections"])}");
        Assert.IsNull(first["nextSyncToken"] ?? second["nextSyncToken"] ?? third["nextPageToken"]);
        Assert.IsNotNull(third["nextSyncToken"]);
        Assert.AreEqual(5, first["totalPeople"]!.GetValue<int>());
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task List_WithoutMask_IsRefused() => AssertError(await GetAsync(Connections), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");

    [TestMethod]
    [DataRow("people/me/connections?personFields=names,phone")]
    [DataRow("people/me/connections?personFields=names&sources=CONTACT")]
    [DataRow("people/me/connections?personFields=names&pageSize=1001")]
    [DataRow("people/me/connections?personFields=names&pageToken=x")]
    [DataRow("people/me/connections?personFields=names&syncToken=x")]
    [DataRow("people/c1/connections?personFields=names")]
    [DataRow("otherContacts?readMask=names,organizations")]
    [DataRow("people:listDirectoryPeople?readMask=names")]
    public async Task List_SomethingWrong_IsRefused(string path) => AssertError(await GetAsync(V1 + path), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");

    [TestMethod]
    public async Task Sync_NothingChanged_IsEmptyWithANewToken()
    {
        Add("A");
        var full = await OkAsync(Asked);

        var delta = await OkAsync($"{Asked}&syncToken={full["nextSyncToken"]}");

        Assert.IsNull(delta["connections"]);
        Assert.IsNotNull(delta["nextSyncToken"]);
    }

    [TestMethod]
    public async Task Sync_Changes_AreThereOnce()
    {
        var (changed, deleted) = (Add("A"), Add("B"));
        Add("C");
        var full = await OkAsync(Asked);
        Server.Google.Change(changed, """{"names":[{"givenName":"A2"}]}""");
        Server.Google.Delete(deleted);
        Add("D");

        var delta = await OkAsync($"{Asked}&syncToken={full["nextSyncToken"]}");
        var later = await OkAsync($"{Asked}&syncToken={delta["nextSyncToken"]}");

        Assert.AreEqual("A2 - D", Names(delta["connections"]));
        Assert.AreEqual(deleted, delta["connections"]![1]!["resourceName"]!.GetValue<string>());
        Assert.IsTrue(delta["connections"]![1]!["metadata"]!["deleted"]!.GetValue<bool>());
        Assert.IsNull(later["connections"]);
    }

    [TestMethod]
    public async Task Sync_InPages_GoesOnWithTheSameParameters()
    {
        var full = await OkAsync($"{Asked}&pageSize=1");
        foreach (var name in (string[])["A", "B"])
            Add(name);
        var path = $"{Asked}&pageSize=1&syncToken={full["nextSyncToken"]}";

        var first = await OkAsync(path);
        var last = await OkAsync($"{path}&pageToken={first["nextPageToken"]}");

        Assert.AreEqual("A|B", $"{Names(first["connections"])}|{Names(last["connections"])}");
        AssertError(await GetAsync($"{Asked}&pageSize=1&pageToken={first["nextPageToken"]}"), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    [TestMethod]
    public async Task Sync_OtherParameters_AreRefused()
    {
        var full = await OkAsync(Asked);

        var other = await GetAsync($"{Connections}?personFields=names&requestSyncToken=true&syncToken={full["nextSyncToken"]}");

        AssertError(other, HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
        await OkAsync($"{Connections}?personFields=names,metadata&syncToken={full["nextSyncToken"]}");
    }

    [TestMethod]
    public async Task Sync_Merged_TellsThePreviousName()
    {
        var (left, gone) = (Add("A", phone: "01632 960100"), Add("B", phone: "01632 960101"));
        var full = await OkAsync(Asked);
        Server.Google.Merge(left, gone);

        var delta = await OkAsync($"{Asked}&syncToken={full["nextSyncToken"]}");

        var merged = delta["connections"]!.AsArray().Single(person => person!["resourceName"]!.GetValue<string>() == left);
        Assert.AreEqual(gone, merged!["metadata"]!["previousResourceNames"]![0]!.GetValue<string>());
        Assert.AreEqual(2, Server.Google.Get(left)!["phoneNumbers"]!.AsArray().Count);
        Assert.AreEqual(left, (await OkAsync($"{V1}{gone}?personFields=names"))["resourceName"]!.GetValue<string>(), "The old name leads there.");
    }

    [TestMethod]
    public async Task Sync_SevenDaysAfterTheFullOne_IsExpired()
    {
        var full = await OkAsync(Asked);
        Time.Advance(TimeSpan.FromDays(6));
        var delta = await OkAsync($"{Asked}&syncToken={full["nextSyncToken"]}");
        Time.Advance(TimeSpan.FromDays(1));

        AssertError(await GetAsync($"{Asked}&syncToken={delta["nextSyncToken"]}"), HttpStatusCode.BadRequest, "FAILED_PRECONDITION", "EXPIRED_SYNC_TOKEN");
    }

    [TestMethod]
    public async Task Sync_ExpiredByHand_HasTheStatusThatIsSet()
    {
        var full = await OkAsync(Asked);
        Server.Google.ExpireSyncTokens();
        Server.Google.ExpiredSyncTokenStatus = 410;

        AssertError(await GetAsync($"{Asked}&syncToken={full["nextSyncToken"]}"), HttpStatusCode.Gone, "FAILED_PRECONDITION", "EXPIRED_SYNC_TOKEN");
        await OkAsync($"{Asked}&syncToken={(await OkAsync(Asked))["nextSyncToken"]}");
    }

    [TestMethod]
    public async Task FullSync_TooOften_IsRefusedForAMinute()
    {
        Server.Google.FullSyncsPerMinute = 2;
        await OkAsync(Asked);
        var full = await OkAsync(Asked);

        var third = await GetAsync(Asked);

        AssertError(third, HttpStatusCode.TooManyRequests, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED");
        await OkAsync($"{Asked}&syncToken={full["nextSyncToken"]}");
        Time.Advance(TimeSpan.FromMinutes(1));
        await OkAsync(Asked);
    }

    [TestMethod]
    public async Task SyncLag_Changes_ComeWhenItIsOver()
    {
        var full = await OkAsync(Asked);
        Server.Google.SyncLag = true;
        var name = Add("A");
        var early = await OkAsync($"{Asked}&syncToken={full["nextSyncToken"]}");
        var person = await OkAsync($"{V1}{name}?personFields=names");
        Server.Google.SyncLag = false;

        var late = await OkAsync($"{Asked}&syncToken={early["nextSyncToken"]}");

        Assert.IsNull(early["connections"]);
        Assert.AreEqual("A", person["names"]![0]!["displayName"]!.GetValue<string>());
        Assert.AreEqual("A", Names(late["connections"]));
    }

    [TestMethod]
    public async Task OtherLists_AreSynchronizedTheSame()
    {
        Add("Other", list: GooglePeople.OtherContacts);
        Add("Colleague", list: GooglePeople.Directory);
        Add("Shared", list: GooglePeople.DomainContacts);
        const string OtherPath = V1 + "otherContacts?readMask=names,metadata&requestSyncToken=true";
        const string DirectoryPath = V1 + "people:listDirectoryPeople?readMask=names&requestSyncToken=true&sources=DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE";

        var other = await OkAsync(OtherPath);
        var colleagues = await OkAsync(DirectoryPath);
        var both = await OkAsync(DirectoryPath + "&sources=DIRECTORY_SOURCE_TYPE_DOMAIN_CONTACT");
        Add("Late", list: GooglePeople.OtherContacts);
        var delta = await OkAsync($"{OtherPath}&syncToken={other["nextSyncToken"]}");

        Assert.AreEqual("Other", Names(other["otherContacts"]));
        Assert.AreEqual("Colleague", Names(colleagues["people"]));
        Assert.AreEqual("Colleague Shared", Names(both["people"]));
        Assert.AreEqual("Late", Names(delta["otherContacts"]));
        Assert.StartsWith("otherContacts/c", delta["otherContacts"]![0]!["resourceName"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Directory_PrivateAccount_HasNone()
    {
        Server.Google.IsWorkspace = false;

        var answer = await GetAsync(V1 + "people:listDirectoryPeople?readMask=names&sources=DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE");

        AssertError(answer, HttpStatusCode.BadRequest, "FAILED_PRECONDITION");
    }

    [TestMethod]
    public async Task SortOrder_Names_AreSorted()
    {
        Add("B", "Y");
        Add("A", "Z");

        Assert.AreEqual("A B", Names((await OkAsync($"{Connections}?personFields=names&sortOrder=FIRST_NAME_ASCENDING"))["connections"]));
        Assert.AreEqual("B A", Names((await OkAsync($"{Connections}?personFields=names&sortOrder=LAST_NAME_ASCENDING"))["connections"]));
        Assert.AreEqual("A B", Names((await OkAsync($"{Connections}?personFields=names&sortOrder=LAST_MODIFIED_DESCENDING"))["connections"]));
    }

    [TestMethod]
    public async Task List_HundredNumbers_AreCut()
    {
        var numbers = new JsonArray([.. Enumerable.Range(0, 120).Select(i => new JsonObject { ["value"] = $"01632 960{i:000}" })]);
        var name = Server.Google.Add(GooglePeople.Connections, new JsonObject { ["phoneNumbers"] = numbers }.ToJsonString());

        var list = await OkAsync($"{Connections}?personFields=phoneNumbers");

        Assert.AreEqual(100, list["connections"]![0]!["phoneNumbers"]!.AsArray().Count);
        Assert.AreEqual(120, (await OkAsync($"{V1}{name}?personFields=phoneNumbers"))["phoneNumbers"]!.AsArray().Count);
    }
}
