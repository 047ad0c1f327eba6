using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;
using Engine.Sdk.Hosting;

namespace Engine.Core.Tests.AddressBooks;

/// <summary>Books that their user signs in, from the engine's side.</summary>
[TestClass]
public sealed class SignInTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Status_NobodySignedIn_SaysThatSomebodyMust()
    {
        await using var rig = new SignInRig();

        var status = rig.Registry.Get(await rig.AddedAsync(Token))!;

        Assert.AreEqual(BookState.SignInNeeded, status.State);
        Assert.Contains("engine books sign-in", status.Error!);
        Assert.AreEqual(SignInState.Missing, status.Open!.Api!.SignInState);
        Assert.IsEmpty(rig.Crm.Requests, "To open a book asks nobody.");
    }

    [TestMethod]
    public async Task CompleteSignInAsync_Book_WorksAndIsTold()
    {
        await using var rig = new SignInRig();
        var book = await rig.AddedAsync(Token);
        rig.Happened();

        await rig.SignInAsync(book, Token);

        Assert.AreEqual((BookState.Working, null), (rig.Registry.Get(book)!.State, rig.Registry.Get(book)!.Error));
        CollectionAssert.AreEqual(new[] { "SignedIn", "Edited Book", "AddressBooks" }, rig.Happened().ToArray());
    }

    [TestMethod]
    public async Task CompleteSignInAsync_BookThatFailedOften_IsAskedAgainAtOnce()
    {
        await using var rig = new SignInRig();
        var book = await rig.AddedAsync(Token);
        for (var i = 0; i < 8; i++) Assert.AreEqual(BookOutcomeKind.Unauthorized, (await AskAsync(rig, book)).Kind);
        Assert.Contains("Asked again in", (await AskAsync(rig, book)).Message!);

        await rig.SignInAsync(book, Token);

        Assert.AreEqual(BookOutcomeKind.Answered, (await AskAsync(rig, book)).Kind);
        Assert.AreEqual(BookState.Working, rig.Registry.Get(book)!.State);
    }

    [TestMethod]
    public async Task Search_AccountIsHeldBack_EverybodyIsToldOnceWhenItGoesOn()
    {
        await using var rig = new SignInRig(same => same with { Limits = [new() { Name = "1 read a quarter of an hour", Requests = 1, Window = TimeSpan.FromMinutes(15) }] });
        var book = await rig.AddedAsync(Token);
        await rig.SignInAsync(book, Token);
        await AskAsync(rig, book);
        rig.Time.Advance(TimeSpan.FromMinutes(4.5));

        var heldBack = await AskAsync(rig, book);
        var status = rig.Registry.Get(book)!.Error;
        rig.Time.Advance(TimeSpan.FromMinutes(9.5));
        var paused = await AskAsync(rig, book);

        Assert.MatchesRegex("^The CRM allows 1 read a quarter of an hour\\. Asked again in 1[01] min\\.$", heldBack.Message!);
        Assert.AreEqual(heldBack.Message, status);
        Assert.MatchesRegex("^The CRM allows 1 read a quarter of an hour\\. Asked again in (60|61|62|63|64|65|66|67|68|69) s\\.$", paused.Message!);
        Assert.AreEqual(paused.Message, rig.Registry.Get(book)!.Error);
    }

    [TestMethod]
    public async Task Search_CrmEndedTheSignIn_IsSeenInTheStatusAndTold()
    {
        await using var rig = new SignInRig();
        var book = await rig.AddedAsync(Token);
        await rig.SignInAsync(book, Token);
        rig.IsRevoked = true;
        rig.Time.Advance(TimeSpan.FromHours(2));
        rig.Happened();

        var call = await AskAsync(rig, book);

        Assert.AreEqual(BookOutcomeKind.Unauthorized, call.Kind);
        Assert.Contains("sign in again", call.Message!);
        Assert.AreEqual(BookState.SignInNeeded, rig.Registry.Get(book)!.State);
        Assert.Contains("sign in again", rig.Registry.Get(book)!.Error!);
        CollectionAssert.AreEqual(new[] { "Edited Book", "AddressBooks", "BookFailed" }, rig.Happened().ToArray());
    }

    [TestMethod]
    public async Task SignOutAsync_Book_NeedsASignInAgainAndIsTold()
    {
        await using var rig = new SignInRig();
        var book = await rig.AddedAsync(Token);
        await rig.SignInAsync(book, Token);
        rig.Happened();

        await rig.Registry.Get(book)!.Open!.Api!.SignOutAsync(Token);

        Assert.AreEqual(BookState.SignInNeeded, rig.Registry.Get(book)!.State);
        CollectionAssert.AreEqual(new[] { "Edited Book", "AddressBooks" }, rig.Happened().ToArray());
    }

    [TestMethod]
    public async Task UpdateAsync_SettingsOfASignedInBook_StaysSignedIn()
    {
        await using var rig = new SignInRig();
        var book = await rig.AddedAsync(Token);
        await rig.SignInAsync(book, Token);

        await rig.Registry.UpdateAsync(book, new() { Settings = new() { ["Path"] = "/b" } }, Token);

        Assert.AreEqual(BookState.Working, rig.Registry.Get(book)!.State);
        Assert.AreEqual(BookOutcomeKind.Answered, (await AskAsync(rig, book)).Kind);
    }

    [TestMethod]
    public async Task StartAsync_SignedInBefore_Works()
    {
        await using var rig = new SignInRig();
        var book = await rig.AddedAsync(Token);
        await rig.SignInAsync(book, Token);

        using var apis = new ApiServices(rig.Grants, rig.Time, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, rig.Crm);
        await using var restarted = new AddressBookRegistry(rig.Store, rig, apis, rig.Events, rig.Time, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        await restarted.StartAsync(Token);

        Assert.AreEqual(BookState.Working, restarted.Get(book)!.State);
    }

    [TestMethod]
    public async Task Describe_Refuses_IsMisconfiguredWithItsMessage()
    {
        await using var rig = new SignInRig(_ => throw new ConnectorException(ConnectorErrorKind.Misconfigured, "There is no such region."));

        var status = rig.Registry.Get(await rig.AddedAsync(Token))!;

        Assert.AreEqual((BookState.Misconfigured, "There is no such region.", null), (status.State, status.Error, status.Open));
    }

    [TestMethod]
    public async Task Describe_IsBroken_BookFailsAndNobodyElseNotices()
    {
        foreach (var broken in new Func<ApiDescription, ApiDescription>[]
                 {
                     _ => throw new InvalidOperationException("secret"), _ => null!, same => same with { SignIn = null!, Limits = null! }, same => same with { Limits = [null!] },
                 })
        {
            await using var rig = new SignInRig(broken);

            var status = rig.Registry.Get(await rig.AddedAsync(Token))!;

            Assert.AreEqual(BookState.Failing, status.State, status.Error);
            Assert.Contains("tell its author", status.Error!);
            Assert.DoesNotContain("secret", status.Error!);
        }
    }

    [TestMethod]
    public async Task Describe_AddressThatCannotWork_IsMisconfigured()
    {
        await using var rig = new SignInRig(same => same with { Address = new("ftp://crm.example/") });

        Assert.AreEqual(BookState.Misconfigured, rig.Registry.Get(await rig.AddedAsync(Token))!.State);
    }

    private async Task<BookCall<IReadOnlyList<Contact>>> AskAsync(SignInRig rig, AddressBookId book)
    {
        var open = rig.Registry.Find(book)!;
        return await open.Guard.CallAsync(token => open.Connection.FindByNameAsync(new() { Text = "a", Words = ["a"], Limit = 1 }, token), TimeSpan.FromMinutes(1), Token);
    }
}
