using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Actions;

/// <summary>Ids that this engine never made.</summary>
[TestClass]
public sealed class HostileIdTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task DoAction_AnyBitFlipped_IsActionInvalid()
    {
        var good = Base64Url.DecodeFromChars(await s_engine.ActionAsync(PlainBook.BobTel, "SendMail", Token));
        (await DoAsync(Base64Url.EncodeToString(good))).Is(HttpStatusCode.NoContent);

        for (var bit = 0; bit < good.Length * 8; bit++)
        {
            var flipped = good.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));

            (await DoAsync(Base64Url.EncodeToString(flipped))).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
        }
    }

    [TestMethod]
    public async Task DoAction_CutOrLengthened_IsActionInvalid()
    {
        var good = await s_engine.ActionAsync(PlainBook.BobTel, "SendMail", Token);

        for (var length = 1; length < good.Length; length++) (await DoAsync(good[..length])).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
        foreach (var more in (string[])["A", "=", "==", "AAAA", " ", "\r\n", good])
            (await DoAsync(good + more)).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
    }

    [TestMethod]
    public async Task DoAction_OneGoodIdAmongBadOnes_RunsNone()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        var good = await engine.ActionAsync(PlainBook.BobTel, "SendMail", Token);

        var answer = await engine.Guide.FormAsync("DoAction", Token, ("actionId", good), ("actionId", "bad"));

        answer.IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
        Assert.IsEmpty(engine.Rig.Windows.Opened);
    }

    [TestMethod]
    public async Task DoAction_FiftyOneIds_IsActionInvalid() => (await s_engine.Guide.FormAsync(
        "DoAction", Token, [.. Enumerable.Range(0, 51).Select(i => ("actionId", $"{i}"))])).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");

    [TestMethod]
    public async Task DoAction_IdOfAnotherInstallation_IsActionInvalid()
    {
        await using var other = await SharedEngine.StartAsync(Token);
        var foreign = await other.ActionAsync(PlainBook.BobTel, "SendMail", Token);

        (await DoAsync(foreign)).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
        (await other.Guide.FormAsync("DoAction", Token, ("actionId", foreign))).Is(HttpStatusCode.NoContent);
    }

    [TestMethod]
    [DoNotParallelize] // measures the memory of the whole process
    public async Task DoAction_IdsThatUnpackToGigabytes_AreRefusedInFlatMemory()
    {
        var bombs = new[] { Bomb(1 << 20), Bomb(8 << 20), Bomb(32 << 20) };
        Assert.IsLessThan(64 * 1024, bombs[^1].Length);
        await RefusedAsync(bombs);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        for (var i = 0; i < 100; i++) await RefusedAsync(bombs);

        // 300 requests, each with room for its text several times over; unpacked they would be four gigabytes.
        Assert.IsLessThan(600L << 20, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private async Task RefusedAsync(string[] bombs)
    {
        foreach (var bomb in bombs) (await DoAsync(bomb)).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
    }

    // As the guide's own ids look: base64 of gzip.
    private static string Bomb(int bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(new byte[bytes]);
        return Convert.ToBase64String(packed.ToArray());
    }

    private Task<Answer> DoAsync(string id) => s_engine.Guide.FormAsync("DoAction", Token, ("actionId", id));
}
