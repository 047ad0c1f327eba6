using System.Net;
using Engine.Core.Applications;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Host.Tests.Applications;

[TestClass]
public sealed class RegisterTests(TestContext context)
{
    private static EngineRig s_engine = null!; // set before any test runs

    private readonly string _id = Guid.NewGuid().ToString();

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await EngineRig.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Register_ApprovedAsGuide_AnswersIdNameAndStatus()
    {
        var answer = await AnsweredAsync("Approve", ("Dialect", "Guide"));

        answer.Is(HttpStatusCode.OK);
        Assert.AreEqual("application/json; charset=utf-8", answer.ContentType);
        Assert.AreEqual($$"""{"Id":"{{_id}}","Name":"MyApp","Status":"Approved"}""", answer.Text);
    }

    [TestMethod]
    public async Task Register_ApprovedAsIntegrator_Answers204() =>
        Assert.AreEqual("", (await AnsweredAsync("Approve", ("Dialect", "Integrator"))).Is(HttpStatusCode.NoContent).Text);

    [TestMethod]
    public async Task Register_Denied_IsRegistrationDeniedNowAndLater()
    {
        (await AnsweredAsync("Deny")).IsProblem(HttpStatusCode.Forbidden, "RegistrationDenied");

        (await RegisterAsync()).IsProblem(HttpStatusCode.Forbidden, "RegistrationDenied");
    }

    [TestMethod]
    public async Task Register_RemovedWhileWaiting_IsDeniedAndMayAskAnew()
    {
        var asked = s_engine.ApprovalWanted(_id);
        var registering = RegisterAsync();
        await asked;
        using var admin = s_engine.Admin();

        (await admin.AskAsync(HttpMethod.Delete, $"Applications/{_id}", Token)).Is(HttpStatusCode.NoContent);

        (await registering).IsProblem(HttpStatusCode.Forbidden, "RegistrationDenied");
        (await AnsweredAsync("Approve")).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    [DataRow(" {0} ")]
    [DataRow("{{{0}}}")]
    [DataRow("upper")]
    public async Task Register_KnownIdInAnotherSpelling_IsAnsweredAtOnce(string spelling)
    {
        (await AnsweredAsync("Approve")).Is(HttpStatusCode.OK);
        using var client = s_engine.Client();
        var id = spelling == "upper" ? _id.ToUpperInvariant() : string.Format(null, spelling, _id);

        var answer = await client.FormAsync("Register", Token, ("id", id), ("NAME", "MyApp"));

        Assert.AreEqual(_id, (string?)answer.Is(HttpStatusCode.OK).Json["Id"]);
    }

    [TestMethod]
    [DataRow("", "MyApp")]
    [DataRow("bob", "MyApp")]
    [DataRow("00000000-0000-0000-0000-000000000000", "MyApp")]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b210", "")]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b210", "\u200B\u202E ")]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b210", "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task Register_IdOrNameNotUsable_IsRegistrationInvalid(string id, string name)
    {
        using var client = s_engine.Client();

        (await client.FormAsync("Register", Token, ("Id", id), ("Name", name))).IsProblem(HttpStatusCode.BadRequest, "RegistrationInvalid");
    }

    [TestMethod]
    public async Task Register_NobodyAnswersFor60Seconds_IsRegistrationPending()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var engine = await EngineRig.StartAsync(Token, builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var client = engine.Client();
        var asked = engine.ApprovalWanted(_id);
        var registering = client.FormAsync("Register", Token, ("Id", _id), ("Name", "MyApp"));
        await asked;
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.IsFalse(registering.IsCompleted);

        // The wait may begin a moment after the person was asked.
        while (!registering.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await registering).IsProblem(HttpStatusCode.Accepted, "RegistrationPending");
    }

    [TestMethod]
    public async Task Register_MoreThanMayWait_IsTooManyRegistrations()
    {
        await using var engine = await EngineRig.StartAsync(Token, builder => builder.Configuration["Engine:Applications:MaxPending"] = "1");
        using var client = engine.Client();
        var asked = engine.ApprovalWanted(_id);
        var first = client.FormAsync("Register", Token, ("Id", _id), ("Name", "MyApp"));
        await asked;

        var second = await client.FormAsync("Register", Token, ("Id", Guid.NewGuid().ToString()), ("Name", "Other"));

        second.IsProblem(HttpStatusCode.TooManyRequests, "TooManyRegistrations");
        using var admin = engine.Admin();
        (await admin.FormAsync($"Applications/{_id}/Approve", Token)).Is(HttpStatusCode.OK);
        (await first).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    public async Task Register_EngineEndsMeanwhile_IsRegistrationPending()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = engine.Client();
        var asked = engine.ApprovalWanted(_id);
        var registering = client.FormAsync("Register", Token, ("Id", _id), ("Name", "MyApp"));
        await asked;

        await engine.StopAsync(Token);

        (await registering).IsProblem(HttpStatusCode.Accepted, "RegistrationPending");
    }

    [TestMethod]
    public async Task Applications_AllCalls_ApproveDenyAndForget()
    {
        (await AnsweredAsync("Approve", ("Dialect", "Integrator"))).Is(HttpStatusCode.NoContent);
        using var admin = s_engine.Admin();
        using var client = s_engine.Client(_id);
        var known = (await admin.ReadAsync("Applications", Token)).Array.Single(entry => (string?)entry!["Id"] == _id)!;
        Assert.AreEqual(("MyApp", "Approved", nameof(Dialect.Integrator)), ((string?)known["Name"], (string?)known["Status"], (string?)known["Dialect"]));
        Assert.IsNull(known["Origin"]);
        (await client.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.OK);

        Assert.AreEqual("Denied", (string?)(await admin.FormAsync($"Applications/{_id}/Deny", Token)).Json["Status"]);
        (await client.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.Forbidden);
        var approved = (await admin.FormAsync($"Applications/{_id}/Approve", Token)).Json;
        Assert.AreEqual(("Approved", "Integrator"), ((string?)approved["Status"], (string?)approved["Dialect"]));
        (await client.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.OK);
        (await admin.AskAsync(HttpMethod.Delete, $"Applications/{_id}", Token)).Is(HttpStatusCode.NoContent);
        (await client.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.Forbidden);
    }

    private async Task<Answer> RegisterAsync()
    {
        using var client = s_engine.Client();
        return await client.FormAsync("Register", Token, ("Id", _id), ("Name", "MyApp"));
    }

    private async Task<Answer> AnsweredAsync(string answer, params (string Name, string Value)[] values)
    {
        var asked = s_engine.ApprovalWanted(_id);
        var registering = RegisterAsync();
        await asked;
        using var admin = s_engine.Admin();
        (await admin.FormAsync($"Applications/{_id}/{answer}", Token, values)).Is(HttpStatusCode.OK);
        return await registering;
    }
}
