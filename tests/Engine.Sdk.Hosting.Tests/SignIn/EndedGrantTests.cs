using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class EndedGrantTests
{
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(61);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(HttpStatusCode.BadRequest)]
    [DataRow(HttpStatusCode.Unauthorized)]
    [DataRow(HttpStatusCode.Forbidden)]
    [DataRow(HttpStatusCode.OK)]
    public async Task SendAsync_InvalidGrant_EndsItOnceForAll(HttpStatusCode status)
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Changed.Clear();
        rig.Time.Advance(Past);
        rig.Crm.AnswersToken("""{"error":"invalid_grant","error_description":"expired access/refresh token"}""", status);

        var all = Enumerable.Range(0, 20).Select(_ => Task.Run(() => api.GetAsync(Token))).ToList();
        foreach (var asking in all) Assert.Contains("sign in again", (await asking.FailsAsync(ConnectorErrorKind.Unauthorized)).Message);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.HasCount(2, rig.Crm.ToToken);
        Assert.IsEmpty(rig.Crm.ToApi);
        Assert.HasCount(1, rig.Changed);
        Assert.AreEqual(SignInState.Ended, api.SignInState);
        Assert.Contains("engine books sign-in", api.SignInNeed!);
    }

    [TestMethod]
    public async Task SendAsync_Ended_StaysSoAfterARestartAndHoldsNoToken()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var api = await rig.SignedInAsync(Token, book: book);
        rig.Time.Advance(Past);
        rig.Crm.AnswersToken("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
        rig.Restart();

        var reopened = rig.Open(HostingRig.ByCode(), book);
        await reopened.LoadSignInAsync(Token);
        await reopened.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual(SignInState.Ended, reopened.SignInState);
        Assert.HasCount(2, rig.Crm.ToToken);
        var stored = await rig.Store.LoadAsync(book, Token);
        Assert.AreEqual((true, null, null), (stored!.IsEnded, stored.AccessToken, stored.RefreshToken));
    }

    [TestMethod]
    public async Task SendAsync_EndedWhileTheStoreFails_IsEndedAllTheSame()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Changed.Clear();
        rig.Time.Advance(Past);
        rig.Crm.AnswersToken("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        rig.Store.OnSave = _ => throw new IOException("disk full");

        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual(SignInState.Ended, api.SignInState);
        Assert.HasCount(2, rig.Crm.ToToken);
        Assert.HasCount(1, rig.Changed);
    }

    [TestMethod]
    public async Task SendAsync_RefusedWithoutRefreshToken_Ends()
    {
        using var rig = new HostingRig();
        rig.Crm.AnswersToken("""{"access_token":"a"}""");
        var api = await rig.SignedInAsync(Token);
        rig.Crm.Answers(HttpStatusCode.Unauthorized);

        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual(SignInState.Ended, api.SignInState);
    }

    [TestMethod]
    public async Task SendAsync_WithoutRefreshToken_IsUsedToItsVeryEnd()
    {
        using var rig = new HostingRig();
        rig.Crm.AnswersToken("""{"access_token":"a","expires_in":3600}""");
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(TimeSpan.FromSeconds(3599));

        await api.GetAsync(Token);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
        Assert.AreEqual(SignInState.Ended, api.SignInState);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_AfterTheEnd_IsGoodAgain()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        rig.Crm.AnswersToken("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
        rig.Crm.AnswerToken = null;

        await rig.SignInAsync(api, Token);
        await api.GetAsync(Token);

        Assert.AreEqual("Bearer access-2", rig.Crm.ToApi.Single().Bearer);
        Assert.IsNull(api.SignInNeed);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_WhileTheOldGrantIsFoundDead_IsNotEndedByIt()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Crm.AnswerToken = async (sent, _) =>
        {
            if (sent.Form("grant_type") != "refresh_token") return rig.Crm.NextToken();
            asked.SetResult();
            await gate.Task;
            return FakeCrm.Json("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        };

        var asking = api.GetAsync(Token);
        await asked.Task;
        await rig.SignInAsync(api, Token);
        gate.SetResult();
        await asking;

        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        Assert.AreEqual("Bearer access-2", rig.Crm.ToApi.Single().Bearer);
        Assert.AreEqual("access-2", (await rig.Store.LoadAsync(rig.Changed.First(), Token))!.AccessToken);
    }

    [TestMethod]
    public async Task SignOutAsync_WhileARenewalIsUnderWay_StaysSignedOut()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var api = await rig.SignedInAsync(Token, book: book);
        rig.Time.Advance(Past);
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Crm.AnswerToken = async (sent, _) =>
        {
            if (sent.Form("grant_type") is null) return FakeCrm.Json("{}");
            asked.SetResult();
            await gate.Task;
            return rig.Crm.NextToken();
        };

        var asking = api.GetAsync(Token);
        await asked.Task;
        await api.SignOutAsync(Token);
        gate.SetResult();
        await asking.FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsNull(await rig.Store.LoadAsync(book, Token));
    }

    [TestMethod]
    public async Task SendAsync_NobodySignedIn_SaysWhatToDoAndAsksNobody()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());

        var refused = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.Contains("sign in", refused.Message);
        Assert.AreEqual(refused.Message, api.SignInNeed);
        Assert.IsEmpty(rig.Crm.All);
        Assert.IsTrue(api.CanSignIn);
    }
}
