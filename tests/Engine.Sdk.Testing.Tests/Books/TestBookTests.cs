namespace Engine.Sdk.Testing.Tests.Books;

/// <summary>A book in a test meets what it meets in the engine.</summary>
[TestClass]
public sealed class TestBookTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task OpenAsync_SignInByCode_SendsTheTokenAndTellsTheMembers() => await SignInAsync(new AuthorizationCodeSignIn
    {
        TokenAddress = new("https://crm.test/token"), AuthorizeAddress = new("https://crm.test/authorize"), ClientId = "client",
    });

    [TestMethod]
    public async Task OpenAsync_SignInByDevice_SendsTheTokenAndTellsTheMembers() => await SignInAsync(new DeviceCodeSignIn
    {
        TokenAddress = new("https://crm.test/token"), DeviceAddress = new("https://crm.test/device"), ClientId = "client",
    });

    [TestMethod]
    public async Task OpenAsync_SameGrants_FindsTheSignInAgain()
    {
        using var http = new StubHttp { Otherwise = request => StubAnswer.Json($"\"{request.Headers["Authorization"]}\"") };
        var signIn = new AuthorizationCodeSignIn { TokenAddress = new("https://crm.test/token"), AuthorizeAddress = new("https://crm.test/authorize"), ClientId = "client" };
        var options = new TestBookOptions { SignIn = new() { AccessToken = "t0k3n" }, Transport = http };
        await using (await TestBook.OpenAsync(new PlainConnector(signIn), new NoSettings(), options, TestContext.CancellationToken))
        {
        }

        await using var again = await TestBook.OpenAsync(new PlainConnector(signIn), new NoSettings(), options with { SignIn = null }, TestContext.CancellationToken);

        Assert.AreEqual("\"Bearer t0k3n\"", await again.Context.Http.GetStringAsync(new Uri("x", UriKind.Relative), TestContext.CancellationToken));
        Assert.Contains("t0k3n", ((MemoryGrantStore)options.Grants).Tokens);
    }

    [TestMethod]
    public async Task OpenAsync_SignInNobodyDeclared_IsSaid() => await Assert.ThrowsExactlyAsync<AssertFailedException>(
        () => TestBook.OpenAsync(new PlainConnector(SignIn.None), new NoSettings(), new() { SignIn = new() { AccessToken = "t0k3n" } }, TestContext.CancellationToken));

    [TestMethod]
    public async Task As_AbilityThatIsNotThere_IsSaid()
    {
        await using var test = TestBook.Open(new PlainConnector(SignIn.None), new NoSettings());

        var thrown = Assert.ThrowsExactly<AssertFailedException>(() => test.As<IContactFeed>());

        Assert.Contains(nameof(IContactFeed), thrown.Message, StringComparison.Ordinal);
    }

    private async Task SignInAsync(SignIn signIn)
    {
        using var http = new StubHttp { Otherwise = request => StubAnswer.Json($"\"{request.Headers["Authorization"]}\"") };
        var options = new TestBookOptions { SignIn = new() { AccessToken = "t0k3n", Members = new Dictionary<string, string> { ["hub"] = "7" } }, Transport = http };

        await using var test = await TestBook.OpenAsync(new PlainConnector(signIn), new NoSettings(), options, TestContext.CancellationToken);

        Assert.AreEqual("7", await test.Context.SignedIn.GetAsync("hub", TestContext.CancellationToken));
        Assert.AreEqual("\"Bearer t0k3n\"", await test.Context.Http.GetStringAsync(new Uri("x", UriKind.Relative), TestContext.CancellationToken));
        Assert.AreEqual(1, http.RequestCount, "The sign-in itself went to the stub.");
    }
}
