using System.IO.Compression;
using System.Net;
using Engine.Host.Support;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Host.Tests.Security;

/// <summary>Guessing takes for ever, and nothing tells the password.</summary>
[TestClass]
public sealed class RemotePasswordTests(TestContext context)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero));

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Password_TriedTwiceInASecond_IsNotLookedAtEvenIfRight()
    {
        await using var engine = await StartAsync();
        using var visitor = OtherMachine.Visitor(engine);
        using var other = OtherMachine.Visitor(engine);

        var wrong = (await visitor.TryAsync("ginster-Ä\"4711\"", Token)).Is(HttpStatusCode.Unauthorized);
        var soon = (await other.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.TooManyRequests);
        _time.Advance(TimeSpan.FromSeconds(1));
        var right = (await other.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.OK);

        Assert.Contains("That is not the password", wrong.Text);
        foreach (var refused in (Answer[])[wrong, soon])
        {
            Assert.AreEqual("1", refused.Headers["Retry-After"]);
            Assert.IsFalse(refused.Headers.ContainsKey("Set-Cookie"));
            Assert.Contains("<form", refused.Text);
        }

        Assert.IsTrue(right.Headers.ContainsKey("Set-Cookie"));
    }

    [TestMethod]
    public async Task Password_WrongAgainAndAgain_PausesGrowUntilItIsRight()
    {
        await using var engine = await StartAsync();
        using var visitor = OtherMachine.Visitor(engine);
        var pauses = new List<int>();

        for (var i = 0; i < 13; i++) pauses.Add(await FailAsync(visitor));
        var soon = (await visitor.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = await FailAsync(visitor);

        Assert.AreSequenceEqual([1, 1, 1, 1, 10, 20, 40, 80, 160, 320, 600, 600, 600], pauses);
        Assert.IsTrue(soon.Headers.ContainsKey("Set-Cookie"));
        Assert.AreEqual(1, after);
    }

    [TestMethod]
    public async Task Password_DuringAPause_IsNotLookedAtAndToldWhen()
    {
        await using var engine = await StartAsync();
        using var visitor = OtherMachine.Visitor(engine);
        for (var i = 0; i < 8; i++) await FailAsync(visitor);
        await visitor.TryAsync("wrong", Token);
        _time.Advance(TimeSpan.FromSeconds(39));

        var answer = (await visitor.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.TooManyRequests);

        Assert.AreEqual("121", answer.Headers["Retry-After"]);
        Assert.Contains("Try again in 3 minutes", answer.Text);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(100_000)]
    public async Task Password_NoneOrEndless_IsRefused(int length)
    {
        await using var engine = await StartAsync();
        using var visitor = OtherMachine.Visitor(engine);

        var answer = await visitor.TryAsync(new string('x', length), Token);

        answer.Is(length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.RequestEntityTooLarge);
    }

    [TestMethod]
    public async Task Password_TriedAndUsed_IsInNoLogAndNoSupportBundle()
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token, configure: builder => builder.Configuration["Engine:LogRequests"] = "true");
        using var visitor = OtherMachine.Visitor(engine);
        await visitor.TryAsync(OtherMachine.Password, Token);
        var logs = string.Concat(Directory.GetFiles(Path.Combine(engine.Folder, "logs")).Select(ReadShared));
#pragma warning disable CA1848, CA2254, CA1873 // what no code of ours may write
        engine.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Engine.Careless").LogError($"It is {OtherMachine.Password}");
#pragma warning restore CA1848, CA2254, CA1873
        using var bundle = new MemoryStream();

        await engine.Services.GetRequiredService<SupportBundle>().WriteAsync(bundle, 1, Token);

        Assert.Contains("opened from another machine", logs);
        Assert.DoesNotContain("Ginster", logs);
        using var zip = new ZipArchive(bundle);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Token));
            Assert.DoesNotContain("Ginster", await reader.ReadToEndAsync(Token), entry.FullName);
        }
    }

    private Task<EngineRig> StartAsync() => OtherMachine.StartEngineAsync(Token, configure: builder => builder.Services.AddSingleton<TimeProvider>(_time));

    // One wrong try, and its pause gone by.
    private async Task<int> FailAsync(HttpClient visitor)
    {
        var answer = (await visitor.TryAsync("wrong", Token)).Is(HttpStatusCode.Unauthorized);
        var pause = int.Parse(answer.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture);
        _time.Advance(TimeSpan.FromSeconds(pause));
        return pause;
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
