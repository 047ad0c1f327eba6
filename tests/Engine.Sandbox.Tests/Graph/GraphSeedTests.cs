namespace Engine.Sandbox.Tests.Graph;

/// <summary>The made-up tenant.</summary>
[TestClass]
public sealed class GraphSeedTests : GraphTest
{
    protected override bool IsSeeded => true;

    [TestMethod]
    public async Task Seed_People_AreInFoldersAndDirectory()
    {
        Assert.IsGreaterThanOrEqualTo(25, Server.Graph.All(GraphTenant.Contacts).Count);
        Assert.IsGreaterThanOrEqualTo(6, Server.Graph.All(GraphTenant.Users).Count);
        Assert.IsNotEmpty(Server.Graph.All(GraphTenant.OrgContacts));
        Assert.AreEqual("Suppliers Private", Names(await OkAsync($"{Me}contactFolders")));
        Assert.AreEqual("Calendar Calls Holidays", Names(await OkAsync($"{Me}calendars")));
        Assert.AreEqual("Robin Sandler", (await OkAsync($"{V1}me"))["displayName"]!.GetValue<string>());
    }
}
