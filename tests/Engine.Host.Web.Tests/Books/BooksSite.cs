using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Books;

/// <summary>What the stories of address books share.</summary>
internal static class BooksSite
{
    /// <summary>A folder with one contact file.</summary>
    public static string ContactFolder(string dataFolder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "contacts"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "people.csv"),
            "First Name,Last Name,Company,Business Phone\nJane,Thornbury,Acme Ltd,+44 1632 960017\nBob,Jones,Acme Ltd,+44 1632 960018\n");
        return folder.FullName;
    }

    /// <summary>Adds a book as the administrator does over the API.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> AddAsync(this Site site, string connector, string name, JsonObject settings, bool isEnabled = true, bool? isCached = null)
    {
        using var admin = site.Engine.Admin();
        using var added = await admin.PostAsJsonAsync("AddressBooks", new { ConnectorId = connector, Name = name, Settings = settings, Enabled = isEnabled, Cached = isCached });
        var answer = await added.Content.ReadAsStringAsync();
        Assert.IsTrue(added.IsSuccessStatusCode, answer);
        return (string)JsonNode.Parse(answer)!["AddinId"]!;
    }

    public static Task<string> AddFilesAsync(this Site site, string name) => site.AddAsync("local-files", name, new() { ["Path"] = ContactFolder(site.Engine.DataFolder) });

    public static async Task<JsonArray> ListAsync(this Site site)
    {
        using var admin = site.Engine.Admin();
        return (JsonArray)JsonNode.Parse(await admin.GetStringAsync("AddressBooks"))!;
    }

    /// <summary>Goes to a page, and waits until the server has taken it over.</summary>
    public static async Task ShowAsync(this Site site, string page)
    {
        await site.GoAsync(page);
        await site.Page.Locator("html[data-live]").WaitForAsync();
    }

    public static ILocator Button(this Site site, string name) => site.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Looks at the page as it is now, wide and narrow, light and dark.</summary>
    public static async Task AssertCleanInEveryLookAsync(this Site site, string name)
    {
        foreach (var look in Look.All)
        {
            await site.Page.SetViewportSizeAsync(look.Width, 900);
            await site.Page.EmulateMediaAsync(new() { ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light });
            await site.Button(look.IsDark ? "Light colours" : "Dark colours").WaitForAsync();
            await site.PictureAsync($"{name}-{look}");
            await site.AssertCleanAsync();
        }
    }
}
