using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Core.AddressBooks;
using Engine.Host.Support;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Host.Tests.Support;

/// <summary>A support bundle of an engine that is full of what must not be in it.</summary>
[TestClass]
public sealed partial class SupportBundleTests(TestContext context)
{
    private const string Password = "Geheim+ä/\"4711";
    private const string UserInfo = "prefect:betelgeuse5";
    private const string Tenant = "magrathea-tenant";
    private const string User = "arthur.dent@example.com";
    private const string OwnTel = "+441632960111";
    private const string AccessCode = "pcrm-megadodo";
    private const string AskedName = "Zaphod Beeblebrox";
    private const string AskedNumber = "+44 1632 960017";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Bundle_OfAnEngineFullOfSecrets_HoldsNoneOfThemInAnySpelling()
    {
        await using var engine = await EngineRig.StartAsync(Token, options: ["--user", User, "--tel", OwnTel, "--accesscode", AccessCode]);
        var id = await FillAsync(engine);
        using var admin = engine.Admin();

        var files = await ReadAsync(engine, admin);

        string[] secrets =
        [
            Password, "Geheim", "betelgeuse5", "prefect", Tenant, User, "arthur.dent", "1632960111", AccessCode, "Zaphod", "Beeblebrox", "960017", "112378", "Trillian", "Astra",
            TellingBook.Quoted, "heartofgold", "960 123", "960123", TellingBook.Bearer.Split('.')[2], id, id.Replace("-", "", StringComparison.Ordinal), engine.Folder,
            File.ReadAllText(Path.Combine(engine.Folder, "admin-token")).Trim(), "Arthur's book", "Jones", "Müller", "07825",
        ];
        foreach (var (name, text) in files)
            foreach (var reading in Readings(text))
                foreach (var secret in secrets) Assert.IsFalse(reading.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{name} holds {secret}: {Around(reading, secret)}");
    }

    [TestMethod]
    public async Task Bundle_OfAnEngine_TellsWhatHelps()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        await FillAsync(engine);
        using var admin = engine.Admin();

        var files = await ReadAsync(engine, admin);

        Assert.AreSequenceEqual(
            ["README.txt", "about.json", "activity.json", "books.json", "connectors.json", "metrics.txt", "options.json", "outbox.json"],
            files.Keys.Where(name => !name.StartsWith("logs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var books = JsonNode.Parse(files["books.json"])!.AsArray();
        var telling = books.Single(book => (string?)book!["ConnectorId"] == FakeCatalog.Telling)!;
        Assert.AreEqual("""{"Server":"https://crm.example:8443/…","Password":"********","Limit":7}""", telling["Settings"]!.ToJsonString(Relaxed));
        Assert.AreEqual("Failing", (string?)telling["State"]);
        Assert.Contains("Unavailable", telling["Failures"]!.AsArray().Select(failure => (string?)failure!["Outcome"]));
        Assert.Contains("may not ask for", (string)telling["Error"]!);
        Assert.AreEqual("""{"Waiting":1}""", JsonNode.Parse(files["outbox.json"])!["States"]!.ToJsonString());
        Assert.Contains("Name", JsonNode.Parse(files["activity.json"])!.AsArray().Select(search => (string?)search!["Kind"]));
        Assert.Contains("engine_search_duration", files["metrics.txt"]);
        Assert.AreEqual("0.1.0.0", (string?)JsonNode.Parse(files["about.json"])!["ProductVersion"]);
        Assert.Contains("It was built for another engine", files["connectors.json"]);
        var log = files.Single(file => file.Key.StartsWith("logs/", StringComparison.Ordinal)).Value;
        Assert.Contains($"Address book {((string)telling["AddinId"]!)[..8]}… fails: \"Unavailable\"", log);
        Assert.Contains("TellingBook.cs:line", log);
        Assert.DoesNotContain("/tests/", log);
    }

    [TestMethod]
    public async Task Bundle_WrongDaysOrCaller_IsRefused()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var admin = engine.Admin();
        using var client = engine.Client(await engine.ApprovedAsync(Token));

        (await admin.ReadAsync("SupportBundle?days=32", Token)).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
        (await client.ReadAsync("SupportBundle", Token)).IsProblem(HttpStatusCode.Unauthorized, "AdminTokenMissing");
    }

    [TestMethod]
    public async Task Bundle_OldLogs_AreLeftOut()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        File.WriteAllText(Path.Combine(engine.Folder, "logs", "engine-20200101.log"), "2020-01-01T00:00:00.0000000+00:00 [INF] Old: entry\n");
        using var zip = new MemoryStream();

        await engine.Services.GetRequiredService<SupportBundle>().WriteAsync(zip, 1, Token);

        using var read = new ZipArchive(zip);
        Assert.IsFalse(read.Entries.Any(entry => entry.FullName.Contains("20200101", StringComparison.Ordinal)));
    }

    private async Task<string> FillAsync(EngineRig engine)
    {
        var id = await engine.ApprovedAsync(Token);
        var registry = engine.Services.GetRequiredService<AddressBookRegistry>();
        foreach (var connector in (string[])[FakeCatalog.Crm, FakeCatalog.Telling])
        {
            var settings = new JsonObject { ["Server"] = $"https://{UserInfo}@crm.example:8443/{Tenant}", ["Password"] = Password, ["Limit"] = 7 };
            var change = await registry.AddAsync(new AddressBookDraft { ConnectorId = connector, Name = $"Arthur's book {connector}", Settings = settings }, Token);
            Assert.IsEmpty(change.Errors, string.Join(' ', change.Errors));
        }

        using var client = engine.Client(id);
        foreach (var query in (string[])[AskedName, AskedNumber, "bob"]) await client.FormAsync("Search", Token, ("query", query));
        var later = (await client.FormAsync("Search", Token, ("query", "+44 1632 960021"))).Array.Single()!;
        await client.FormAsync(
            "DoAction", Token, ("actionId", SharedEngine.ActionOf(later, "CreatePhoneActivity")), ("callId", Guid.NewGuid().ToString()), ("direction", "incoming"), ("duration", "123"),
            ("start", "2022-10-20T09:44:00Z"), ("callerTel", "07825112378"), ("calledTel", "1001"));
#pragma warning disable CA1848, CA2254, CA1873 // what no code of ours may write
        engine.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Engine.Careless").LogError(
            new InvalidOperationException($"failed for {User}"), $"{id} {AskedNumber} 0049 (30) 231-25.100 {Password} {Convert.ToBase64String(Encoding.UTF8.GetBytes(Password))} {engine.Folder}/x");
#pragma warning restore CA1848, CA2254, CA1873
        return id;
    }

    private async Task<Dictionary<string, string>> ReadAsync(EngineRig engine, HttpClient admin)
    {
        using var response = await admin.GetAsync(new Uri("SupportBundle", UriKind.Relative), Token);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("application/zip", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("attachment; filename=engine-support-", response.Content.Headers.ContentDisposition!.ToString());
        Assert.IsTrue(response.Headers.TransferEncodingChunked); // as it is made
        using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync(Token)));
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Token));
            files.Add(entry.FullName, await reader.ReadToEndAsync(Token));
        }

        return files;
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // As it stands, with its escapes undone, and each run that may be base 64 decoded at every place it may begin.
    private static IEnumerable<string> Readings(string text)
    {
        yield return text;
        yield return Regex.Unescape(Regex.Replace(text, @"\\(?!u[0-9a-fA-F]{4})", ""));
        yield return Uri.UnescapeDataString(text);
        yield return WebUtility.HtmlDecode(text);
        foreach (Match run in Base64().Matches(text))
        {
            var signs = run.Value.Replace('-', '+').Replace('_', '/').TrimEnd('=');
            for (var skip = 0; skip < 4 && signs.Length - skip >= 8; skip++)
                yield return Encoding.UTF8.GetString(Convert.FromBase64String(signs.Substring(skip, (signs.Length - skip) / 4 * 4)));
        }
    }

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text.Substring(Math.Max(0, at - 80), Math.Min(200, text.Length - Math.Max(0, at - 80)));
    }

    [GeneratedRegex("[A-Za-z0-9+/_-]{8,}={0,2}")]
    private static partial Regex Base64();
}
