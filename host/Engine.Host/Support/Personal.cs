using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Storage;

namespace Engine.Host.Support;

/// <summary>All that this engine knows to be secret or personal.</summary>
internal sealed class Personal(
    EngineOptions options, DataFolder folder, AddressBookRegistry books, ApplicationRegistry applications, RecentSearches searches)
{
    // Names of accounts that are no names of people; hiding such a word would blacken half a log.
    private static readonly string[] Common = ["root", "admin", "user", "system", "administrator", "default", "service", "localhost"];

    public Redaction MakeRedaction() => new(
    [
        .. Folders(), .. User(), .. books.All.SelectMany(status => Hidden(status.Book)),
        .. applications.All.SelectMany(application => new[] { application.Id.Reveal(), application.Id.Reveal().Replace("-", "", StringComparison.Ordinal) }),
        .. ReadToken(),
        .. searches.Read().SelectMany(search => search.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(search.Text)),
    ]);

    /// <summary>A book's settings as they may be shown.</summary>
    public JsonObject Mask(AddressBook book) => SettingsMask.Of(books.HiddenSettings(book), books.SettingsSchemaOf(book));

    private IEnumerable<string> Folders() =>
        [folder.FullPath, AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. options.Connectors];

    private IEnumerable<string> User()
    {
        string?[] known = [options.User, options.User?.Split('@')[0], options.Tel, options.AccessCode, options.Remote.Password, Environment.UserName, Environment.MachineName];
        return known.OfType<string>().Where(text => !Common.Contains(text, StringComparer.OrdinalIgnoreCase));
    }

    // What is not shown of a book's settings is looked for everywhere else.
    private IEnumerable<string> Hidden(AddressBook book)
    {
        var shown = Mask(book);
        return Settings(book).Where(setting => setting.Value is not null && !IsShown(setting.Value, shown[setting.Key])).SelectMany(setting => Texts(setting.Value));
    }

    private static JsonObject Settings(AddressBook book)
    {
        try
        {
            var settings = JsonNode.Parse(book.SettingsJson) as JsonObject ?? [];
            _ = settings.ToJsonString(); // only then it complains of a name that stands twice, or of broken text
            return settings;
        }
        catch (Exception improper) when (improper is JsonException or ArgumentException or InvalidOperationException)
        {
            return [];
        }
    }

    private static bool IsShown(JsonNode value, JsonNode? shown) =>
        shown is not null && (JsonNode.DeepEquals(value, shown) || value.ToString().TrimEnd('/') == shown.ToString());

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when Uri.TryCreate(value.ToString(), UriKind.Absolute, out var address) => [value.ToString(), address.UserInfo, .. address.UserInfo.Split(':')],
        JsonValue value => [value.ToString()],
        _ => [],
    };

    private IEnumerable<string> ReadToken()
    {
        try
        {
            return [File.ReadAllText(folder.AdminTokenFile).Trim()];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
