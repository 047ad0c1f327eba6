using System.Net;

namespace Engine.Sandbox.Tests.Google;

/// <summary>Searches, which look for beginnings of phrases in a copy.</summary>
[TestClass]
public sealed class SearchTests : GoogleTest
{
    private const string Contacts = V1 + "people:searchContacts?readMask=names";
    private const string Others = V1 + "otherContacts:search?readMask=names";

    [TestMethod]
    public async Task Search_BeforeTheEmptyQuery_FindsNothing()
    {
        Add("Ada");

        var cold = await OkAsync($"{Contacts}&query=ada");
        var warming = await OkAsync($"{Contacts}&query=");
        var warm = await OkAsync($"{Contacts}&query=ada");

        Assert.AreEqual("{}", cold.ToJsonString());
        Assert.AreEqual("{}", warming.ToJsonString());
        Assert.AreEqual("Ada", Names(warm["results"]));
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Search_AfterAChange_IsStaleUntilTheNextEmptyQuery()
    {
        var name = Add("Ada");
        await OkAsync($"{Contacts}&query=");
        Server.Google.Change(name, """{"names":[{"givenName":"Bea"}]}""");

        var stale = await OkAsync($"{Contacts}&query=ada");
        await OkAsync($"{Contacts}&query=");

        Assert.AreEqual("Ada", Names(stale["results"]));
        Assert.AreEqual("Bea", Names((await OkAsync($"{Contacts}&query=bea"))["results"]));
        Assert.AreEqual("{}", (await OkAsync($"{Contacts}&query=ada")).ToJsonString());
    }

    [TestMethod]
    public async Task Search_WarmUpTakesTime_KnowsTheOldOnesMeanwhile()
    {
        Server.Google.WarmUpTime = TimeSpan.FromSeconds(2);
        Add("Ada");
        await OkAsync($"{Contacts}&query=");

        var early = await OkAsync($"{Contacts}&query=ada");
        Time.Advance(TimeSpan.FromSeconds(2));

        Assert.AreEqual("{}", early.ToJsonString());
        Assert.AreEqual("Ada", Names((await OkAsync($"{Contacts}&query=ada"))["results"]));
    }

    [TestMethod]
    public async Task Search_OtherContacts_AreWarmedApart()
    {
        Add("Ada");
        Add("Adam", list: GooglePeople.OtherContacts);
        await OkAsync($"{Contacts}&query=");

        Assert.AreEqual("{}", (await OkAsync($"{Others}&query=ada")).ToJsonString());
        await OkAsync($"{Others}&query=");
        Assert.AreEqual("Adam", Names((await OkAsync($"{Others}&query=ada"))["results"]));
        AssertError(await GetAsync($"{V1}otherContacts:search?readMask=photos&query=a"), HttpStatusCode.BadRequest, "INVALID_ARGUMENT");
    }

    // The examples of people.searchContacts, "query", among others.
    [TestMethod]
    [DataRow("f", true)]
    [DataRow("fo", true)]
    [DataRow("foo", true)]
    [DataRow("foo n", true)]
    [DataRow("FOO N", true)]
    [DataRow("nam", true)]
    [DataRow("oo n", false)]
    [DataRow("foo x", false)]
    [DataRow("ame", false)]
    [DataRow("foo@", true)]
    [DataRow("people.ex", true)]
    [DataRow("nick", true)]
    [DataRow("Sandbox L", true)]
    [DataRow("direc", true)]
    [DataRow("a note", false)]
    public async Task Search_Phrases_BeginSomewhere(string query, bool isFound)
    {
        Server.Google.NeedsWarmUp = false;
        Server.Google.Add(GooglePeople.Connections, """
            {"names":[{"givenName":"foo","familyName":"name"}],"emailAddresses":[{"value":"foo@people.example"}],"nicknames":[{"value":"Nicky"}],
             "organizations":[{"name":"Sandbox Ltd","title":"Director"}],"biographies":[{"value":"A note"}]}
            """);

        Assert.AreEqual(isFound ? "foo" : "", Names((await OkAsync($"{Contacts}&query={Uri.EscapeDataString(query)}"))["results"]));
    }

    [TestMethod]
    [DataRow("01632 960100", "01632 960100", true)]
    [DataRow("01632 960100", "01632 96", true)]
    [DataRow("01632 960100", "+441632960100", true)]
    [DataRow("01632 960100", "+44163296", true)]
    [DataRow("01632 960100", "01632960100", false)]
    [DataRow("01632 960100", "441632960100", false)]
    [DataRow("01632 960100", "1632960100", false)]
    [DataRow("01632 960100", "+44 1632", false)]
    [DataRow("+44 1632 960100", "+44 1632", true)]
    [DataRow("+44 1632 960100", "01632960100", false)]
    [DataRow("+41 44 999 01 01", "+41449990101", true)]
    [DataRow("(415) 555-0101", "+14155550101", false)]
    [DataRow("not a number", "not", true)]
    public async Task Search_Numbers_AsTypedOrInFull(string typed, string query, bool isFound)
    {
        Server.Google.NeedsWarmUp = false;
        Add("Ada", phone: typed);

        Assert.AreEqual(isFound ? "Ada" : "", Names((await OkAsync($"{Contacts}&query={Uri.EscapeDataString(query)}"))["results"]));
    }

    [TestMethod]
    public async Task Search_RawPlus_IsABlank()
    {
        Server.Google.NeedsWarmUp = false;
        Add("Ada", phone: "+441632960100");

        Assert.AreEqual("Ada", Names((await OkAsync($"{Contacts}&query=+441632"))["results"]), "As typed, from the first digit on.");
        Assert.AreEqual("{}", (await OkAsync($"{Contacts}&query=+1632")).ToJsonString());
    }

    [TestMethod]
    [DataRow("", 10)]
    [DataRow("&pageSize=0", 10)]
    [DataRow("&pageSize=20", 20)]
    [DataRow("&pageSize=500", 30)]
    public async Task Search_PageSize_IsThirtyAtMost(string size, int expected)
    {
        Server.Google.NeedsWarmUp = false;
        for (var i = 0; i < 35; i++)
            Add($"Ada{i}");

        Assert.AreEqual(expected, (await OkAsync($"{Contacts}&query=ada{size}"))["results"]!.AsArray().Count);
    }

    [TestMethod]
    public async Task SearchContacts_PageToken_IsNoParameter()
    {
        await OkAsync($"{Contacts}&query=&pageToken=x");

        Assert.HasCount(1, Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task SearchDirectory_InPages_NeedsNoWarmUp()
    {
        for (var i = 0; i < 3; i++)
            Add($"Ada{i}", list: GooglePeople.Directory);
        const string Path = V1 + "people:searchDirectoryPeople?readMask=names&query=ada&pageSize=2&sources=DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE";

        var first = await OkAsync(Path);
        var last = await OkAsync($"{Path}&pageToken={first["nextPageToken"]}");

        Assert.AreEqual("Ada0 Ada1|Ada2", $"{Names(first["people"])}|{Names(last["people"])}");
        Assert.AreEqual(3, first["totalSize"]!.GetValue<int>());
        Assert.IsNull(last["nextPageToken"]);
    }
}
