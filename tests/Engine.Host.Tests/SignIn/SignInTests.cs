using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.SignIn;

/// <summary>Signing in and out over the API, with a browser played by the test and a CRM on this machine.</summary>
[TestClass]
public sealed class SignInTests(TestContext context) : SignInTest(context)
{
    [TestMethod]
    public async Task RoundTrip_Code_BeginsBrowserComesBackAndTheBookIsSearched()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var book = await engine.AddBookAsync("code", Token, "My CRM");
        Assert.AreEqual("SignInNeeded", (string?)(await BookAsync(admin, book))["State"]);
        var client = engine.Client(await engine.ApprovedAsync(Token));
        using var events = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);

        var begun = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.OK).Json;
        Assert.IsNull(begun["UserCode"]);
        var page = await BrowseAsync(engine, new Uri((string)begun["AuthorizationUrl"]!));

        page.Is(HttpStatusCode.OK);
        Assert.AreEqual("text/html; charset=utf-8", page.ContentType);
        Assert.Contains("“My CRM” is signed in", page.Text);
        var told = await events.NextAsync("CrmConfigurationChanged", Token);
        Assert.Contains(book, told.ToJsonString());
        Assert.AreEqual("Working", (string?)(await BookAsync(admin, book))["State"]);
        Assert.HasCount(1, (await client.FormAsync("Search", Token, ("query", "bob jones"))).Is(HttpStatusCode.OK).Array);
        var check = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/Check", Token)).Is(HttpStatusCode.OK).Json;
        Assert.AreEqual(true, (bool?)check["Ok"]);
    }

    [TestMethod]
    public async Task RoundTrip_Restarted_IsStillSignedInAndRenewsByItself()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        var (folder, book) = await SignedInBeforeAsync(crm);

        crm.ForgetAccess();
        await using var restarted = await StartAsync(crm, folder);
        using var admin = restarted.Admin();
        Assert.AreEqual("Working", (string?)(await BookAsync(admin, book))["State"]);

        (await admin.FormAsync($"AddressBooks/{book}/TestSearch", Token, ("query", "bob"))).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    public async Task RoundTrip_OnDisk_LeavesNoSecretInClear()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        var folder = TestFolders.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), """{ "Engine": { "LogRequests": true } }""", Token);
        await using (var engine = await StartAsync(crm, folder))
        {
            var book = await engine.AddBookAsync("code", Token);
            await SignInAsync(engine, book);
            using var admin = engine.Admin();
            (await admin.FormAsync($"AddressBooks/{book}/TestSearch", Token, ("query", "bob"))).Is(HttpStatusCode.OK);
        }

        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))).ToList();
        Assert.IsNotEmpty(crm.Secrets);
        Assert.IsTrue(texts.Any(text => text.Contains("/oauth/callback 200", StringComparison.Ordinal)), "The log is among them.");
        foreach (var secret in crm.Secrets.Append(LoopbackCrm.ClientSecret)) Assert.IsFalse(texts.Any(text => text.Contains(secret, StringComparison.Ordinal)), secret.Split('-')[0]);
    }

    [TestMethod]
    public async Task RoundTrip_Device_ShowsTheCodeAndSignsInWhenItWasTyped()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var book = await engine.AddBookAsync("device", Token);
        using var events = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);
        crm.IsDeviceConfirmed = true;

        var begun = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.OK).Json;
        Assert.AreEqual(("WDJB-MJHT", new Uri(crm.Address, "activate").AbsoluteUri), ((string?)begun["UserCode"], (string?)begun["AuthorizationUrl"]));
        await events.NextAsync("CrmConfigurationChanged", Token);

        Assert.AreEqual("Working", (string?)(await BookAsync(admin, book))["State"]);
    }

    [TestMethod]
    public async Task Delete_SignedIn_ForgetsAndRevokes()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var book = await engine.AddBookAsync("code", Token);
        await SignInAsync(engine, book);

        (await admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.NoContent);
        (await admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.NoContent);

        Assert.AreEqual("SignInNeeded", (string?)(await BookAsync(admin, book))["State"]);
        Assert.StartsWith("refresh-", crm.Revoked.Single());
    }

    [TestMethod]
    public async Task Delete_ConnectorGone_ForgetsAllTheSame()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        var (folder, book) = await SignedInBeforeAsync(crm);

        await using (var without = await EngineRig.StartAsync(Token, folder: folder))
        {
            using var admin = without.Admin();
            Assert.AreEqual("ConnectorMissing", (string?)(await BookAsync(admin, book))["State"]);
            (await admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.NoContent);
        }

        await using var restarted = await StartAsync(crm, folder);
        using var again = restarted.Admin();
        Assert.AreEqual("SignInNeeded", (string?)(await BookAsync(again, book))["State"]);
    }

    [TestMethod]
    public async Task Check_SignInMissingOrEnded_SaysThatSomebodyMustSignIn()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var book = await engine.AddBookAsync("code", Token);

        var missing = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/Check", Token)).Is(HttpStatusCode.OK).Json;
        await SignInAsync(engine, book);
        crm.ForgetAll();
        var ended = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/Check", Token)).Is(HttpStatusCode.OK).Json;
        var search = await admin.FormAsync($"AddressBooks/{book}/TestSearch", Token, ("query", "bob"));

        Assert.AreEqual((false, false), ((bool?)missing["Ok"], (bool?)ended["Ok"]));
        Assert.Contains("Nobody has signed in", (string)missing["Message"]!);
        Assert.Contains("sign in again", (string)ended["Message"]!);
        Assert.Contains("sign in again", search.IsProblem(HttpStatusCode.BadGateway, "ConnectorFailed").Message!);
        var status = (await admin.ReadAsync($"AddressBooks/{book}/Status", Token)).Is(HttpStatusCode.OK).Json;
        Assert.AreEqual("Ended", (string?)status["SignIn"]);
        Assert.Contains("sign in again", (string)status["Error"]!);
    }

    [TestMethod]
    public async Task Status_Book_TellsSignInAndRequests()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var (code, key) = (await engine.AddBookAsync("code", Token), await engine.AddBookAsync("key", Token));
        await SignInAsync(engine, code);
        await admin.FormAsync($"AddressBooks/{code}/TestSearch", Token, ("query", "bob"));

        var status = (await admin.ReadAsync($"AddressBooks/{code}/Status", Token)).Is(HttpStatusCode.OK).Json;

        Assert.AreEqual("SignedIn", (string?)status["SignIn"]);
        Assert.AreEqual("""{"Limits":[{"Name":"1000 requests a minute","Used":1,"Allowed":1000}],"Remaining":null,"Total":null,"PausedUntil":null}""", status["Requests"]!.ToJsonString());
        Assert.AreEqual("NotNeeded", (string?)(await admin.ReadAsync($"AddressBooks/{key}/Status", Token)).Json["SignIn"]);
    }

    [TestMethod]
    public async Task Post_NothingToSignInTo_IsAProblem()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        using var client = engine.Client(await engine.ApprovedAsync(Token));
        var (code, key, away) = (await engine.AddBookAsync("code", Token), await engine.AddBookAsync("key", Token), await engine.AddBookAsync("away", Token));

        (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{key}/SignIn", Token)).IsProblem(HttpStatusCode.Conflict, "NotSupported");
        (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{away}/SignIn", Token)).IsProblem(HttpStatusCode.BadGateway, "ConnectorFailed");
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
        {
            (await admin.AskAsync(method, $"AddressBooks/{Guid.NewGuid():N}/SignIn", Token)).IsProblem(HttpStatusCode.NotFound, "AddressBookUnknown");
            (await admin.AskAsync(method, "AddressBooks/nonsense/SignIn", Token)).IsProblem(HttpStatusCode.NotFound, "AddressBookUnknown");
            Assert.AreEqual(HttpStatusCode.Unauthorized, (await client.AskAsync(method, $"AddressBooks/{code}/SignIn", Token)).Status);
        }
    }

    [TestMethod]
    public async Task Trace_OnReadOff_TellsOfRequestsWithoutWhatWasSearchedFor()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        using var client = engine.Client(await engine.ApprovedAsync(Token));
        var book = await engine.AddBookAsync("code", Token);
        await SignInAsync(engine, book);
        var path = $"AddressBooks/{book}/Trace";
        Assert.AreEqual("""{"Enabled":false,"Requests":[]}""", (await admin.ReadAsync(path, Token)).Is(HttpStatusCode.OK).Json.ToJsonString());

        (await admin.JsonAsync(path, new JsonObject { ["Enabled"] = true }, Token)).Is(HttpStatusCode.OK);
        await admin.FormAsync($"AddressBooks/{book}/TestSearch", Token, ("query", "bob jones"));
        crm.ForgetAccess();
        await admin.FormAsync($"AddressBooks/{book}/TestSearch", Token, ("query", "bob jones"));
        var traced = (await admin.ReadAsync(path, Token)).Is(HttpStatusCode.OK);
        var off = (await admin.JsonAsync(path, new JsonObject { ["Enabled"] = false }, Token)).Is(HttpStatusCode.OK);

        var requests = traced.Json["Requests"]!.AsArray();
        Assert.HasCount(3, requests);
        Assert.AreEqual((200, "GET", $"127.0.0.1:{crm.Address.Port}/api/contacts?name=…", 1, false), ((int)requests[0]!["Status"]!, (string)requests[0]!["Method"]!, (string)requests[0]!["Address"]!, (int)requests[0]!["Attempt"]!, (bool)requests[0]!["Background"]!));
        Assert.AreEqual((401, "Unauthorized"), ((int)requests[1]!["Status"]!, (string)requests[1]!["Failure"]!));
        Assert.AreEqual((200, 2), ((int)requests[2]!["Status"]!, (int)requests[2]!["Attempt"]!));
        Assert.DoesNotContain("bob", traced.Text);
        foreach (var secret in crm.Secrets) Assert.DoesNotContain(secret, traced.Text);
        Assert.AreEqual("""{"Enabled":false,"Requests":[]}""", off.Json.ToJsonString());
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await client.ReadAsync(path, Token)).Status);
        (await admin.ReadAsync($"AddressBooks/{Guid.NewGuid():N}/Trace", Token)).IsProblem(HttpStatusCode.NotFound, "AddressBookUnknown");
        (await admin.JsonAsync(path, new JsonObject { ["Enabled"] = "perhaps" }, Token)).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
    }
}
