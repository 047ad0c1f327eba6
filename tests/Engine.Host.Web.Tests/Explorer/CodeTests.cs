using System.Diagnostics;
using Engine.Host.Web.Explorer.Calls;
using Engine.Host.Web.Explorer.Code;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>Code to copy says exactly what was asked for, whatever that holds.</summary>
[TestClass]
public sealed class CodeTests(TestContext context)
{
    public static IEnumerable<object[]> Hostile =>
    [
        ["it's"], ["\"quoted\""], [@"C:\temp\new"], ["$(touch /tmp/owned)"], ["`id`"], ["${HOME}"], ["!history"], ["line\nbreak\r\nand more"], ["end\\"], ["'; rm -rf ~ #"],
        ["{0} {{x}}"], ["@file"], ["=a=b"], ["%41"], ["</script>"], ["\u2028\u202e\u0085"], ["日本 ü 😀"], ["tab\there"], ["a&b"], [""],
    ];

    [TestMethod]
    [DynamicData(nameof(Hostile))]
    public async Task Shell_AnyText_ReachesTheProgramAsItIs(string text)
    {
        if (!File.Exists("/bin/sh")) Assert.Inconclusive("There is no shell here.");

        Assert.AreEqual(text, await OutputAsync("/bin/sh", "-c", $"printf %s {QuotedText.Shell(text)}"));
    }

    [TestMethod]
    [DynamicData(nameof(Hostile))]
    public void Literal_AnyText_StandsForItself(string text)
    {
        var literal = QuotedText.Literal(text);

        Assert.AreEqual(text, Read(literal));
        Assert.IsFalse(literal.Any(character => char.IsControl(character) || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator));
    }

    [TestMethod]
    [DynamicData(nameof(Hostile))]
    public void Code_OfAHostileCall_HoldsItAsALiteralOnly(string text)
    {
        var target = Target(Form(text));

        Assert.Contains($"--data-urlencode {QuotedText.Shell("query=" + text)}", CurlCode.Of(target));
        Assert.Contains($"    new(\"query\", {QuotedText.Literal(text)}),\n", CSharpCode.Of(target));
        Assert.Contains($"    [\"query\", {QuotedText.Literal(text)}],\n", JavaScriptCode.Of(target));
    }

    [TestMethod]
    public async Task Curl_Call_IsReadByTheShellAsOneCommand()
    {
        if (!File.Exists("/bin/sh")) Assert.Inconclusive("There is no shell here.");
        var command = CurlCode.Of(Target(Form("it's $(id)\n2nd") with { NeedsAdminToken = true }, tokenFile: "/dev/null"));

        var arguments = await OutputAsync("/bin/sh", "-c", $"curl() {{ printf '<%s>' \"$@\"; }}; {command}");

        Assert.AreEqual(
            "<-i><-X><POST><http://localhost:1/api/v1/Search><-H><ApplicationId: id><-H><Authorization: Bearer ><--data-urlencode><query=it's $(id)\n2nd>",
            arguments);
    }

    [TestMethod]
    public void Code_OfAConfigurationCall_NamesTheTokensFileAlone()
    {
        var target = Target(Form("x") with { NeedsAdminToken = true }, tokenFile: @"C:\Users\O'Hara\admin-token");

        Assert.Contains(@"$(cat 'C:\Users\O'\''Hara\admin-token')", CurlCode.Of(target));
        Assert.Contains(@"File.ReadAllText(""C:\\Users\\O'Hara\\admin-token"").Trim()", CSharpCode.Of(target));
        Assert.Contains(@"""C:\\Users\\O'Hara\\admin-token""", JavaScriptCode.Of(target));
    }

    [TestMethod]
    public void Code_OfAJsonCall_SendsTheBodyAsItIs()
    {
        const string Body = "{\n  \"query\": \"it's\"\n}";
        var target = Target(new PreparedCall { Method = "PATCH", Path = "/api/v1/X", Headers = [new("Content-Type", "application/json")], Body = Body });

        Assert.Contains("-H 'Content-Type: application/json'", CurlCode.Of(target));
        Assert.Contains($"--data-raw {QuotedText.Shell(Body)}", CurlCode.Of(target));
        Assert.Contains($"new StringContent({QuotedText.Literal(Body)})", CSharpCode.Of(target));
        Assert.Contains("HttpMethod.Patch", CSharpCode.Of(target));
        Assert.Contains($"body: {QuotedText.Literal(Body)},", JavaScriptCode.Of(target));
    }

    private static PreparedCall Form(string value) => new()
    {
        Method = "POST",
        Path = "/api/v1/Search",
        Headers = [new("Content-Type", "application/x-www-form-urlencoded"), new("ApplicationId", "id")],
        Body = "query=" + Uri.EscapeDataString(value),
        Form = [new("query", value)],
    };

    private static CodeTarget Target(PreparedCall call, string tokenFile = "/data/admin-token") => new(call, "http://localhost:1", tokenFile);

    // What these escapes mean in JSON, they mean in C# and JavaScript.
    private static string? Read(string literal) => System.Text.Json.JsonSerializer.Deserialize<string>(literal);

    private async Task<string> OutputAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(context.CancellationToken);
        await process.WaitForExitAsync(context.CancellationToken);
        return output;
    }
}
