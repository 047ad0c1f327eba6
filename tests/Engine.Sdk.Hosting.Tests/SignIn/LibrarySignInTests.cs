using System.Net;
using System.Text;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

/// <summary>Sign-ins by a library of the connector's choice.</summary>
[TestClass]
public sealed class LibrarySignInTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SendAsync_NobodySignedIn_FailsAtOnce()
    {
        using var rig = new HostingRig();
        var api = rig.Open(Library(new FakeFlow()));

        var failed = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        StringAssert.Contains(failed.Message, "sign in");
        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsEmpty(rig.Crm.All);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_Code_KeepsWhatTheLibraryStoresAndSendsItsToken()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var flow = new FakeFlow();
        var api = rig.Open(Library(flow), book);

        await rig.SignInAsync(api, Token);
        await api.GetAsync(Token);
        rig.Restart();
        Refuse(rig, "token-1");
        var again = new FakeFlow();
        await rig.Open(Library(again), book).GetAsync(Token);

        Assert.AreEqual("cache of the-code", again.Seen);
        Assert.AreEqual("bob@crm.example", await api.SignedIn.GetAsync("email", Token));
        Assert.AreEqual(1, rig.Changed.Count(changed => changed == book));
        CollectionAssert.AreEqual((string[])["Bearer token-1", "Bearer token-1", "Bearer token-2"], rig.Crm.All.Select(request => request.Bearer).ToList());
    }

    [TestMethod]
    public async Task SendAsync_TokenRefusedInTheMiddleOfMany_AsksTheLibraryOnce()
    {
        using var rig = new HostingRig();
        var flow = new FakeFlow();
        var api = rig.Open(Library(flow));
        await rig.SignInAsync(api, Token);
        Refuse(rig, "token-1");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => api.GetAsync(Token)));

        CollectionAssert.AreEqual((string?[])[null, "token-1"], flow.Refused);
    }

    [TestMethod]
    public async Task SendAsync_LibrarySaysItIsOver_TheSignInEnds()
    {
        using var rig = new HostingRig();
        var flow = new FakeFlow();
        var api = rig.Open(Library(flow));
        await rig.SignInAsync(api, Token);
        Refuse(rig, "token-1");
        flow.Failure = new ConnectorException(ConnectorErrorKind.Unauthorized, "interaction required");

        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual(SignInState.Ended, api.SignInState);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);
        Assert.HasCount(2, flow.Refused);
    }

    [TestMethod]
    public async Task SendAsync_LibraryFailsOrThrowsWhatItLikes_NothingIsLost()
    {
        using var rig = new HostingRig();
        var flow = new FakeFlow();
        var api = rig.Open(Library(flow));
        await rig.SignInAsync(api, Token);
        Refuse(rig, "token-1");
        flow.Failure = new InvalidOperationException("oops");

        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable); // a write: no repetitions of its own
        flow.Failure = null;
        await api.GetAsync(Token);

        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    public async Task BeginSignInAsync_ByCodeOnADevice_IsSignedInWhenTheLibrarySaysSo()
    {
        using var rig = new HostingRig();
        var flow = new FakeFlow { Device = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var api = rig.Open(Library(flow));
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Services.SignInChanged += _ => changed.TrySetResult();

        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        flow.Device.SetResult();
        await changed.Task.WaitAsync(Token);

        Assert.AreEqual("ABCD", prompt.UserCode);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        Assert.IsNull(await prompt.Refusal!.WaitAsync(Token));
    }

    [TestMethod]
    [DataRow("the CRM's no", "said no")]
    [DataRow("late", "not used in time")]
    [DataRow("bug", "InvalidOperationException")]
    public async Task BeginSignInAsync_ByCodeOnADeviceThatIsRefused_SaysWhy(string failure, string told)
    {
        using var rig = new HostingRig();
        var flow = new FakeFlow { Device = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var api = rig.Open(Library(flow));
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);

        if (failure == "late") flow.Device.SetCanceled(Token);
        else flow.Device.SetException(failure == "bug" ? new InvalidOperationException() : new ConnectorException(ConnectorErrorKind.Unauthorized, "Somebody said no."));

        Assert.Contains(told, (await prompt.Refusal!.WaitAsync(Token))!);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
    }

    [TestMethod]
    public async Task SignOutAsync_SignedIn_GivesBackAndForgets()
    {
        using var rig = new HostingRig();
        var book = AddressBookId.New();
        var flow = new FakeFlow();
        var api = rig.Open(Library(flow), book);
        await rig.SignInAsync(api, Token);

        await api.SignOutAsync(Token);

        Assert.IsTrue(flow.IsSignedOut);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsNull(await rig.Store.LoadAsync(book, Token));
    }

    [TestMethod]
    public async Task SendAsync_ClientInItsOwnName_NeedsNobody()
    {
        using var rig = new HostingRig();
        var api = rig.Open(Library(new FakeFlow { IsSignedIn = true }) with { NeedsUser = false });

        await api.GetAsync(Token);

        Assert.IsFalse(api.CanSignIn);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    private static void Refuse(HostingRig rig, string token) => rig.Crm.Answer = (sent, _) =>
        Task.FromResult(sent.Bearer == $"Bearer {token}" ? FakeCrm.Status(HttpStatusCode.Unauthorized) : FakeCrm.Json("{}"));

    private static LibrarySignIn Library(FakeFlow flow) => new() { Flow = flow, Origin = "client-1" };

    private sealed class FakeFlow : ISignInFlow
    {
        public List<string?> Refused { get; } = [];

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Device { get; init; }

        public bool IsSignedIn { get; set; }

        public bool IsSignedOut { get; private set; }

        /// <summary>What the library found stored.</summary>
        public string? Seen { get; private set; }

        public Task<SignInStart> BeginAsync(SignInContext context, Uri redirect, string state, CancellationToken cancellationToken)
        {
            IsSignedIn = Device is not null;
            return Task.FromResult(new SignInStart
            {
                Address = new($"https://login.crm.example/?state={state}"), UserCode = Device is null ? null : "ABCD", Completion = Device?.Task,
            });
        }

        public async Task CompleteAsync(SignInContext context, Uri redirect, string code, CancellationToken cancellationToken)
        {
            IsSignedIn = true;
            await context.Store.SaveAsync(Encoding.UTF8.GetBytes($"cache of {code}"), cancellationToken);
        }

        public async Task<BearerToken?> GetTokenAsync(SignInContext context, string? refused, CancellationToken cancellationToken)
        {
            lock (Refused) Refused.Add(refused);
            if (Failure is not null) throw Failure;
            Seen = await context.Store.LoadAsync(cancellationToken) is { } stored ? Encoding.UTF8.GetString(stored) : null;
            return IsSignedIn || Seen is not null
                ? new() { Value = refused is null ? "token-1" : "token-2", Members = new Dictionary<string, string> { ["email"] = "bob@crm.example" } }
                : null;
        }

        public Task SignOutAsync(SignInContext context, CancellationToken cancellationToken)
        {
            IsSignedOut = true;
            return Task.CompletedTask;
        }
    }
}
