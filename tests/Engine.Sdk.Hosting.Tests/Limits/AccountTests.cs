using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Limits;

/// <summary>Which books share one account's limits.</summary>
[TestClass]
public sealed class AccountTests
{
    private static readonly RequestLimit[] One = [BudgetTests.Limit(10, TimeSpan.FromHours(1))];

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    public static IEnumerable<object[]> Pairs =>
    [
        ["same key", Key("a"), Key("a"), true],
        ["other key", Key("a"), Key("b"), false],
        ["same user", Basic("bob", "x"), Basic("bob", "x"), true],
        ["other user", Basic("bob", "x"), Basic("eve", "x"), false],
        ["same client", HostingRig.ByClient(), HostingRig.ByClient(), true],
        ["other client", HostingRig.ByClient(), HostingRig.ByClient("client-2"), false],
        ["none", Engine.Sdk.SignIn.None, Engine.Sdk.SignIn.None, true],
    ];

    [TestMethod]
    [DynamicData(nameof(Pairs))]
    public async Task Budget_TwoBooks_IsSharedByWhatTheySignInWith(string what, Engine.Sdk.SignIn first, Engine.Sdk.SignIn second, bool isShared)
    {
        using var rig = new HostingRig();
        var (one, other) = (rig.Open(HostingRig.Describe(first) with { Limits = One }), rig.Open(HostingRig.Describe(second) with { Limits = One }));

        await one.GetAsync(Token);

        Assert.AreEqual(isShared ? 1 : 0, other.Budget.Limits.Single().Used, what);
    }

    [TestMethod]
    public async Task Budget_OtherConnectorOrAddress_IsNotShared()
    {
        using var rig = new HostingRig();
        var description = HostingRig.Describe(Key("a")) with { Limits = One };
        var one = rig.Open(description);

        await one.GetAsync(Token);

        Assert.AreEqual(0, rig.Open(description, connector: "other").Budget.Limits.Single().Used);
        Assert.AreEqual(0, rig.Open(description with { Address = new("https://eu.crm.example/") }).Budget.Limits.Single().Used);
    }

    [TestMethod]
    [DataRow("org-1", "org-1", true)]
    [DataRow("org-1", "org-2", false)]
    public async Task Budget_AccountMember_TellsAccountsApart(string first, string second, bool isShared)
    {
        using var rig = new HostingRig();
        var description = HostingRig.Describe(HostingRig.ByCode() with { AccountMember = "org" }) with { Limits = One };
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken($$""","org":"{{first}}" """));
        var one = await rig.SignedInAsync(Token, description);
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken($$""","org":"{{second}}" """));
        var other = await rig.SignedInAsync(Token, description);

        await one.GetAsync(Token);

        Assert.AreEqual(isShared ? 1 : 0, other.Budget.Limits.Single().Used);
    }

    [TestMethod]
    public async Task Budget_OfConnectorsThatDescribeNothing_IsEachBooksOwn()
    {
        using var rig = new HostingRig();
        var (one, other) = (rig.Open(description: null), rig.Open(description: null));
        rig.Crm.Answers(HttpStatusCode.TooManyRequests);

        await one.GetAsync(Token, "https://a.example/").FailsAsync(ConnectorErrorKind.RateLimited);
        await other.GetAsync(Token, "https://b.example/");

        Assert.IsNotNull(one.Budget.ClosedUntil);
        Assert.IsNull(other.Budget.ClosedUntil);
    }

    [TestMethod]
    public async Task Budget_SameNameButOtherWindow_IsAnotherLimit()
    {
        using var rig = new HostingRig();
        var first = rig.Open(HostingRig.Describe() with { Limits = [new() { Name = "searches", Requests = 1, Window = TimeSpan.FromMilliseconds(10) }] });
        await first.GetAsync(Token);
        var second = rig.Open(HostingRig.Describe() with { Limits = [new() { Name = "searches", Requests = 1, Window = TimeSpan.FromHours(1) }] });

        await second.GetAsync(Token);
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await second.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);
    }

    private static HeaderSignIn Key(string key) => new() { Header = "X-Api-Key", Value = key };

    private static BasicSignIn Basic(string user, string password) => new() { UserName = user, Password = password };
}
