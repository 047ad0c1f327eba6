using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

/// <summary>What is secret shows nowhere but in the requests it is for.</summary>
[TestClass]
public sealed class SecrecyTests
{
    private static readonly string[] Secrets = ["access-1", "access-2", "refresh-1", "refresh-2", "client-secret-1", "the-code", "device-secret", "pat-secret", "pass-word"];

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task ToString_OfEverythingPublic_HoldsNoSecret()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        var grant = (await rig.Store.LoadAsync(rig.Changed.First(), Token))!;

        HoldsNone(grant.ToString());
        HoldsNone((grant with { IsEnded = true }).ToString());
        HoldsNone(HostingRig.ByCode().ToString());
        HoldsNone(HostingRig.ByClient().ToString());
        HoldsNone(HostingRig.Describe(HostingRig.ByCode()).ToString());
        HoldsNone(HostingRig.Describe(new HeaderSignIn { Header = "X", Value = "pat-secret" }).ToString());
        HoldsNone(HostingRig.Describe(new BasicSignIn { UserName = "bob", Password = "pass-word" }).ToString());
        HoldsNone(api.Budget.ToString());
        Assert.DoesNotContain(HostingRig.StateOf(prompt)!, prompt.ToString());
        Assert.DoesNotContain("WDJB", new SignInPrompt { UserCode = "WDJB", ExpiresAt = rig.Time.Now }.ToString());
    }

    [TestMethod]
    public async Task LogsTraceAndFailures_OfAWholeLife_HoldNoSecret()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        api.Trace.IsOn = true;
        await rig.SignInAsync(api, Token);
        var failures = new List<Exception>();
        rig.Crm.Answer = (sent, _) => Task.FromResult(FakeCrm.Json($"You sent {sent.Bearer}", HttpStatusCode.Unauthorized));
        failures.Add(await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized));
        rig.Time.Advance(TimeSpan.FromHours(2));
        foreach (var status in new[] { 400, 401, 500, 200 })
        {
            rig.Crm.AnswerToken = (sent, _) => Task.FromResult(FakeCrm.Json(
                $$"""{"error":"x","error_description":"You sent {{sent.Form("refresh_token")}} and {{sent.Form("client_secret")}}"}""", (HttpStatusCode)status));
            failures.Add(await Assert.ThrowsAsync<ConnectorException>(() => api.PostAsync(Token)));
        }

        rig.Crm.AnswersToken("access-1 refresh-1");
        failures.Add(await Assert.ThrowsAsync<ConnectorException>(() => api.PostAsync(Token)));
        rig.Crm.AnswersToken("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        failures.Add(await Assert.ThrowsAsync<ConnectorException>(() => api.PostAsync(Token)));

        foreach (var failure in failures) HoldsNone(failure.ToString());
        foreach (var line in rig.Log.Lines) HoldsNone(line);
        foreach (var request in api.Trace.Read()) HoldsNone(request.ToString());
        Assert.IsTrue(rig.Log.Lines.Any(line => line.Contains("somebody must sign in again", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("X-Api-Key", "pat-secret", "pat-secret")]
    [DataRow("Authorization", "Bearer pat-secret", "pat-secret")]
    [DataRow("Authorization", "Bearer pat-secret", "Bearer pat-secret")]
    [DataRow("Authorization", "Bearer pat-secret", "PAT-SECRET")]
    public async Task ReadFailure_RepeatsTheKey_IsBlanked(string header, string value, string repeated)
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.Describe(new HeaderSignIn { Header = header, Value = value }) with
        {
            ReadFailure = failure => failure.ToException(ConnectorErrorKind.Refused, failure.Body),
        });
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Json($"The key {repeated} is unknown.", HttpStatusCode.BadRequest));

        var refused = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Refused);

        Assert.AreEqual("The key … is unknown.", refused.Message);
    }

    [TestMethod]
    public async Task ReadFailure_RepeatsAPassword_IsBlankedInBothForms()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.Describe(new BasicSignIn { UserName = "bob", Password = "pass-word" }) with
        {
            ReadFailure = failure => new ConnectorException(ConnectorErrorKind.Refused, failure.Body),
        });
        rig.Crm.Answer = (sent, _) => Task.FromResult(FakeCrm.Json($"bob:pass-word or {sent.Bearer}", HttpStatusCode.BadRequest));

        Assert.AreEqual("bob:… or Basic …", (await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Refused)).Message);
    }

    private static void HoldsNone(string text)
    {
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }
}
