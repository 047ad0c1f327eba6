using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class SignOutTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SignOutAsync_SignedIn_ForgetsAndGivesTheRefreshTokenBack()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var api = await rig.SignedInAsync(Token, book: book);
        rig.Changed.Clear();

        await api.SignOutAsync(Token);

        var revoked = rig.Crm.ToToken[^1];
        Assert.AreEqual("https://login.crm.example/revoke", revoked.Address.AbsoluteUri);
        Assert.AreEqual("refresh-1", revoked.Form("token"));
        Assert.AreEqual("client-1", revoked.Form("client_id"));
        Assert.IsNull(await rig.Store.LoadAsync(book, Token));
        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.HasCount(1, rig.Changed);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(500)]
    [DataRow(200)]
    public async Task SignOutAsync_RevocationFails_ForgetsAllTheSame(int status)
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Crm.AnswerToken = (_, _) => status == 0 ? throw FakeCrm.Reset() : Task.FromResult(FakeCrm.Json("<html>", (HttpStatusCode)status));

        await api.SignOutAsync(Token);

        Assert.AreEqual(SignInState.Missing, api.SignInState);
    }

    [TestMethod]
    public async Task SignOutAsync_AfterARestart_RevokesWhatIsStored()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        await rig.SignedInAsync(Token, book: book);
        rig.Restart();

        await rig.Open(HostingRig.ByCode(), book).SignOutAsync(Token);

        Assert.AreEqual("refresh-1", rig.Crm.ToToken[^1].Form("token"));
    }

    [TestMethod]
    public async Task SignOutAsync_NobodySignedIn_ChangesNothing()
    {
        using var rig = new HostingRig();

        await rig.Open(HostingRig.ByCode()).SignOutAsync(Token);
        await rig.Open(new BasicSignIn { UserName = "a", Password = "b" }).SignOutAsync(Token);

        Assert.IsEmpty(rig.Crm.All);
        Assert.IsEmpty(rig.Changed);
    }

    [TestMethod]
    public async Task SignOutAsync_StoredSignInCannotBeRead_ForgetsItAllTheSame()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        await rig.SignedInAsync(Token, book: book);
        rig.Restart();
        rig.Store.OnLoad = () => throw new IOException("locked");
        rig.Changed.Clear();
        var api = rig.Open(HostingRig.ByCode(), book);

        await api.SignOutAsync(Token);

        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsNull(await rig.Store.Inner.LoadAsync(book, Token));
        Assert.HasCount(1, rig.Changed);
    }

    [TestMethod]
    public async Task ForgetSignInAsync_BookOpenOrNot_IsSignedOut()
    {
        using var rig = new HostingRig();
        var (one, other) = (AddressBookId.New(), AddressBookId.New());
        var api = await rig.SignedInAsync(Token, book: one);
        await rig.SignedInAsync(Token, book: other);

        await rig.Services.ForgetSignInAsync(one, Token);
        await rig.Services.ForgetSignInAsync(AddressBookId.New(), Token);

        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsNull(await rig.Store.LoadAsync(one, Token));
        Assert.IsNotNull(await rig.Store.LoadAsync(other, Token));
    }

    [TestMethod]
    public async Task SignOutAsync_NoPlaceToRevoke_OnlyForgets()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token, HostingRig.Describe(HostingRig.ByCode() with { RevokeAddress = null }));

        await api.SignOutAsync(Token);

        Assert.HasCount(1, rig.Crm.ToToken);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
    }

    [TestMethod]
    public async Task SignOutAsync_CrmSilent_IsLeftByTheCallerAndForgotten()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        using var leaving = new CancellationTokenSource();
        rig.Crm.AnswerToken = async (_, cancelled) => { await leaving.CancelAsync(); await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); return FakeCrm.Json("{}"); };

        await api.SignOutAsync(leaving.Token);

        Assert.AreEqual(SignInState.Missing, api.SignInState);
    }
}
