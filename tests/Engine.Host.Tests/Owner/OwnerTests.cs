using System.Net;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Owner;

[TestClass]
public sealed class OwnerTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task OwnerContact_LaunchNamedNobody_Is204()
    {
        await using var engine = await SharedEngine.StartAsync(Token);

        Assert.AreEqual("", (await engine.Guide.ReadAsync("OwnerContact", Token)).Is(HttpStatusCode.NoContent).Text);
    }

    [TestMethod]
    public async Task OwnerContact_UserAndNumber_AreNamedByTheBookThatKnows()
    {
        await using var engine = await SharedEngine.StartAsync(Token, "--user", "bob@example.com", "--tel", "+441632960017");

        var owner = (await engine.Guide.ReadAsync("OwnerContact", Token)).Is(HttpStatusCode.OK).Json.AsObject();

        Assert.AreEqual("Id DialString E164 DisplayTel DisplayName Type InternalContactType Record", string.Join(' ', owner.Select(member => member.Key)));
        Assert.AreEqual(("+441632960017", "+441632960017", "Bob Jones", "Contact"),
            ((string?)owner["DialString"], (string?)owner["E164"], (string?)owner["DisplayName"], (string?)owner["Type"]));
        Assert.AreEqual(32, ((string)owner["Id"]!).Length);
        Assert.AreEqual(engine.Crm, (string?)owner["Record"]!["AddinId"]);
    }

    [TestMethod]
    public async Task OwnerContact_NoBookKnowsTheUser_IsNamedAsTheLaunchDid()
    {
        await using var engine = await EngineRig.StartAsync(Token, options: ["--user", "zoe@example.com"]);
        using var client = engine.Client(await engine.ApprovedAsync(Token));

        var owner = (await client.ReadAsync("OwnerContact", Token)).Is(HttpStatusCode.OK).Json;

        Assert.AreEqual("zoe@example.com", (string?)owner["DisplayName"]);
        Assert.IsNull(owner["Record"]);
    }
}
