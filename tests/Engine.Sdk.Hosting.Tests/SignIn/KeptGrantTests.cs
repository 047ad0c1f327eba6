using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class KeptGrantTests
{
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(61);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SendAsync_StoreSlow_NoRequestCarriesTheNewTokenBeforeItIsStored()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        var (saving, gate) = (new TaskCompletionSource<Grant>(), new TaskCompletionSource());
        rig.Store.OnSave = async grant => { saving.SetResult(grant); await gate.Task; };

        var all = Enumerable.Range(0, 10).Select(_ => Task.Run(() => api.GetAsync(Token))).ToList();
        var saved = await saving.Task;
        Assert.IsEmpty(rig.Crm.ToApi);
        Assert.IsFalse(all.Any(task => task.IsCompleted));
        gate.SetResult();
        await Task.WhenAll(all);

        Assert.AreEqual("refresh-2", saved.RefreshToken);
        Assert.IsTrue(rig.Crm.ToApi.All(sent => sent.Bearer == "Bearer access-2"));
    }

    [TestMethod]
    public async Task SendAsync_StoreFails_TheRotationIsStoredByTheNextRequest()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        rig.Store.OnSave = _ => throw new IOException("disk full");

        var failed = await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        Assert.Contains("could not be stored", failed.Message);
        Assert.IsEmpty(rig.Crm.ToApi);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        rig.Store.OnSave = _ => Task.CompletedTask;
        await api.GetAsync(Token);

        Assert.HasCount(2, rig.Crm.ToToken, "The CRM knows the first refresh token no more.");
        Assert.AreEqual("Bearer access-2", rig.Crm.ToApi.Single().Bearer);
        Assert.AreEqual("refresh-2", (await rig.Store.LoadAsync(rig.Changed.First(), Token))!.RefreshToken);
    }

    [TestMethod]
    public async Task SendAsync_StoreFailsForAnHour_RenewsWithWhatWasRotated()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        rig.Store.OnSave = _ => throw new IOException("disk full");
        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        rig.Time.Advance(Past);
        rig.Store.OnSave = _ => Task.CompletedTask;

        await api.GetAsync(Token);

        Assert.AreEqual("refresh-2", rig.Crm.ToToken[^1].Form("refresh_token"));
        Assert.AreEqual("Bearer access-3", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task SendAsync_CallerLeavesDuringRenewal_TheRotationIsKept()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        var (asked, gate, stored) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        rig.Crm.AnswerToken = async (_, _) => { asked.SetResult(); await gate.Task; return rig.Crm.NextToken(); };
        rig.Store.OnSave = _ => { stored.SetResult(); return Task.CompletedTask; };
        using var leaving = new CancellationTokenSource();

        var asking = api.GetAsync(leaving.Token);
        await asked.Task;
        await leaving.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
        gate.SetResult();
        await stored.Task;
        await api.GetAsync(Token);

        Assert.HasCount(2, rig.Crm.ToToken);
        Assert.AreEqual("Bearer access-2", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task SendAsync_RefreshTokenNotRepeated_IsKept()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Crm.AnswersToken("""{"access_token":"access-2","expires_in":"3600"}""");
        rig.Time.Advance(Past);
        await api.GetAsync(Token);
        rig.Time.Advance(Past);
        await api.GetAsync(Token);

        Assert.HasCount(3, rig.Crm.ToToken, "A number of seconds may come as text.");
        Assert.IsTrue(rig.Crm.ToToken.Skip(1).All(sent => sent.Form("refresh_token") == "refresh-1"));
    }

    [TestMethod]
    public async Task SendAsync_Reopened_SharesWhatIsUnderWay()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var api = await rig.SignedInAsync(Token, book: book);
        var reopened = rig.Open(HostingRig.ByCode() with { ClientSecret = "client-secret-2", Scopes = ["other"] }, book);
        Assert.AreEqual(SignInState.SignedIn, reopened.SignInState);
        rig.Time.Advance(Past);

        await Task.WhenAll(Task.Run(() => api.GetAsync(Token)), Task.Run(() => reopened.GetAsync(Token)), Task.Run(() => api.GetAsync(Token)));

        Assert.HasCount(2, rig.Crm.ToToken);
    }

    [TestMethod]
    public async Task SendAsync_ReopenedWithAnotherSecret_RenewsWithThat()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        await rig.SignedInAsync(Token, book: book);
        var reopened = rig.Open(HostingRig.ByCode() with { ClientSecret = "client-secret-2" }, book);
        rig.Time.Advance(Past);

        await reopened.GetAsync(Token);

        Assert.AreEqual("client-secret-2", rig.Crm.ToToken[^1].Form("client_secret"));
    }

    [TestMethod]
    public async Task SendAsync_SettingsChangedForthAndBack_UsesTheNewestRotation()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var first = HostingRig.Describe(HostingRig.ByCode());
        await rig.SignedInAsync(Token, first, book);
        var other = rig.Open(HostingRig.ByCode() with { Scopes = ["other"] }, book);
        rig.Time.Advance(Past);
        await other.GetAsync(Token);
        rig.Time.Advance(Past);

        await rig.Open(first, book).GetAsync(Token);

        Assert.AreEqual("refresh-2", rig.Crm.ToToken[^1].Form("refresh_token"));
    }

    [TestMethod]
    public async Task SendAsync_Restarted_GoesOnWithWhatIsStored()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        await rig.SignedInAsync(Token, book: book);
        rig.Restart();
        var api = rig.Open(HostingRig.ByCode(), book);
        Assert.AreEqual(SignInState.Unknown, api.SignInState);

        await api.GetAsync(Token);

        Assert.AreEqual("Bearer access-1", rig.Crm.ToApi.Single().Bearer);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    public async Task LoadSignInAsync_StoreFails_IsTriedAgainByTheNextRequest()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        await rig.SignedInAsync(Token, book: book);
        rig.Restart();
        var api = rig.Open(HostingRig.ByCode(), book);
        rig.Store.OnLoad = () => throw new IOException("locked");

        await api.LoadSignInAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        Assert.AreEqual(SignInState.Unknown, api.SignInState);
        rig.Store.OnLoad = () => Task.CompletedTask;

        await api.GetAsync(Token);
    }

    [TestMethod]
    public async Task SendAsync_AnotherClientOrTokenAddress_DoesNotUseTheOldGrant()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        await rig.SignedInAsync(Token, book: book);
        var otherClient = rig.Open(HostingRig.ByCode("client-2"), book);
        var otherServer = rig.Open(HostingRig.ByCode() with { TokenAddress = new("https://login.crm.example/v2/token") }, book);
        var otherKind = rig.Open(HostingRig.ByDevice(), book);

        foreach (var api in new[] { otherClient, otherServer, otherKind })
        {
            await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
            Assert.AreEqual(SignInState.Missing, api.SignInState);
        }

        Assert.IsEmpty(rig.Crm.ToApi);
    }
}
