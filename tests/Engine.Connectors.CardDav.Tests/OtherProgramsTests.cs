using Engine.Connectors.CardDav.Tests.Servers;
using Engine.TestServers.Processes;

namespace Engine.Connectors.CardDav.Tests;

/// <summary>What other people's programs write to the server, and what they read of ours: khard makes entries, vdirsyncer brings them there and back.</summary>
[TestClass]
public sealed class OtherProgramsTests
{
    private const string Photo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task ReadAsync_EntriesOfOtherPrograms_ComeOutRight()
    {
        using var folder = new TempFolder();
        using var user = await Radicale.NewUserAsync(Token);
        await SetUpAsync(folder, user);
        await RunAsync("khard", ["-c", folder["khard.conf"], "new", "-a", "contacts", "-i", folder["new.yaml"]]);
        await File.WriteAllTextAsync(
            Path.Combine(folder["books"], "contacts", "pic.vcf"), TestCards.Person("pic", "李", "小龍", $"PHOTO;ENCODING=b;TYPE=PNG:{Photo[..50]}\r\n {Photo[50..]}"), Token);
        await SyncAsync(folder);
        await using var open = new OpenBook(user.Settings);

        var read = await open.ReadAsync(null, Token);

        var made = read.Contacts.Single(contact => contact.Value("LastName") == "Müller-Lüdenscheidt");
        Assert.AreEqual("Zoë|Größe & Söhne|+49 171 5550100|030 23125 014|zoe@example.com|山田太郎 grüßt 😀", string.Join('|', ((string[])
            ["FirstName", "CompanyName", "MobilePhone", "BusinessPhone", "Email", "Notes"]).Select(made.Value)));
        Assert.AreEqual(made.Key, (await open.ByNameAsync("müller-lüdenscheidt", Token)).Single().Key);
        var pictured = read.Contacts.Single(contact => contact.Value("LastName") == "小龍");
        var picture = await open.Book.GetPictureAsync(pictured.Key, Token);
        Assert.AreEqual("image/png", picture?.MediaType);
        CollectionAssert.AreEqual(Convert.FromBase64String(Photo), picture?.Data.ToArray());
    }

    [TestMethod]
    public async Task CreateAndSave_OfOurs_AreReadByOtherPrograms()
    {
        using var folder = new TempFolder();
        using var user = await Radicale.NewUserAsync(Token);
        await SetUpAsync(folder, user);
        await using var open = new OpenBook(user.Settings);
        var created = await open.Book.CreateAsync("Contact", new() { FirstName = "Zoë", LastName = "Quill; Jr.", Phone = "+44 1733 667800" }, Token);
        await open.Book.SaveAsync(created.Key, new() { CompanyName = "Larkspur, Mills", Notes = "tea\nno milk" }, Token);

        await SyncAsync(folder);
        var shown = await RunAsync("khard", ["-c", folder["khard.conf"], "show", "--format", "yaml", "Zoë"]);

        foreach (var expected in (string[])["First name: Zoë\n", "Last name: Quill; Jr.\n", "Larkspur, Mills", "+44 1733 667800", "no milk"])
            Assert.Contains(expected, shown);
    }

    private static async Task SetUpAsync(TempFolder folder, RadicaleUser user)
    {
        Directory.CreateDirectory(Path.Combine(folder["books"], "contacts"));
        await File.WriteAllTextAsync(folder["khard.conf"], $"""
            [addressbooks]
            [[contacts]]
            path = {folder["books"]}/contacts
            [general]
            editor = /bin/true
            merge_editor = /bin/true
            [vcard]
            preferred_version = 3.0

            """);
        await File.WriteAllTextAsync(folder["new.yaml"], """
            First name: Zoë
            Last name: Müller-Lüdenscheidt
            Organisation: Größe & Söhne
            Phone:
                cell: +49 171 5550100
                work: 030 23125 014
            Email:
                home: zoe@example.com
            Note: 山田太郎 grüßt 😀

            """);
        await File.WriteAllTextAsync(folder["sync.conf"], $"""
            [general]
            status_path = "{folder["status"]}"
            [pair cards]
            a = "here"
            b = "there"
            collections = ["contacts"]
            [storage here]
            type = "filesystem"
            path = "{folder["books"]}"
            fileext = ".vcf"
            [storage there]
            type = "carddav"
            url = "{user.Server.Address}"
            username = "{user.Name}"
            password = "{user.Password}"

            """);
    }

    private async Task SyncAsync(TempFolder folder)
    {
        await RunAsync("vdirsyncer", ["-c", folder["sync.conf"], "discover"]);
        await RunAsync("vdirsyncer", ["-c", folder["sync.conf"], "sync"]);
    }

    /// <exception cref="AssertInconclusiveException">The program is not here.</exception>
    private async Task<string> RunAsync(string program, string[] arguments)
    {
        try
        {
            await DebianPackage.RequireAsync(program, () => DebianPackage.OnPath(program), Token);
        }
        catch (InvalidOperationException missing)
        {
            throw new AssertInconclusiveException($"{program} is missing: {missing.Message}.");
        }

        return await Tool.RunAsync(program, arguments, Token, new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" });
    }
}
