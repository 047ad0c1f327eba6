using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>What an org tells of itself and its user.</summary>
internal sealed class OrgApi(OrgState org, Func<Uri> address)
{
    public const int OldestVersion = 31;
    public const int NewestVersion = 66;

    private const int FirstYear = 2004; // Winter '05 was 1.0 or so; three releases a year since

    public static bool IsVersion(string version) =>
        version.Length == 5 && version[0] == 'v' && version.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(version.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= OldestVersion and <= NewestVersion;

    public static Answer Versions(ApiCall call) => Answer.Json(Enumerable.Range(OldestVersion, NewestVersion - OldestVersion + 1)
        .Select(number => new JsonObject { ["label"] = Label(number), ["url"] = $"/services/data/v{number}.0", ["version"] = $"{number}.0" }).ToJsonArray());

    public Answer Limits(ApiCall call) => Answer.Json(new JsonObject
    {
        ["DailyApiRequests"] = Limit(org.ApiAllowance, Math.Max(0, org.ApiAllowance - org.ApiUsage)),
        ["DailyBulkApiBatches"] = Limit(15000, 15000),
        ["DataStorageMB"] = Limit(1024, 1000),
        ["FileStorageMB"] = Limit(1024, 1000),
    });

    public Answer Recent(ApiCall call)
    {
        const int Most = 200;
        var limit = int.TryParse(call.Get("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, Most) : Most;
        var records = Enumerable.Reverse(org.Recent).Select(org.Store.Find).OfType<Record>().Take(limit);
        return Answer.Json(records.Select(record => new JsonObject
        {
            ["attributes"] = new JsonObject { ["type"] = record.Type.Name, ["url"] = $"/services/data/{call["version"]}/sobjects/{record.Type.Name}/{record.Id}" },
            ["Id"] = record.Id,
            ["Name"] = record.Text("Name") ?? record.Text("Subject"),
        }).ToJsonArray());
    }

    public Answer UserInfo(ApiCall call)
    {
        var user = org.Store.Find(org.Store.UserId) ?? throw SalesforceError.NotFound();
        var top = address().ToString().TrimEnd('/');
        var picture = $"{top}/profilephoto/{user.Id}/F";
        return Answer.Json(new JsonObject
        {
            ["sub"] = $"{top}/id/{org.OrganizationId}/{user.Id}",
            ["user_id"] = user.Id,
            ["organization_id"] = org.OrganizationId,
            ["preferred_username"] = user.Text("Username"),
            ["nickname"] = user.Text("CommunityNickname"),
            ["name"] = user.Text("Name"),
            ["email"] = user.Text("Email"),
            ["email_verified"] = true,
            ["given_name"] = user.Text("FirstName"),
            ["family_name"] = user.Text("LastName"),
            ["zoneinfo"] = user.Text("TimeZoneSidKey"),
            ["photos"] = new JsonObject { ["picture"] = picture, ["thumbnail"] = $"{top}/profilephoto/{user.Id}/T" },
            ["profile"] = $"{top}/{user.Id}",
            ["picture"] = picture,
            ["urls"] = new JsonObject
            {
                ["rest"] = $"{top}/services/data/v{{version}}/", ["query"] = $"{top}/services/data/v{{version}}/query/", ["search"] = $"{top}/services/data/v{{version}}/search/",
                ["sobjects"] = $"{top}/services/data/v{{version}}/sobjects/", ["recent"] = $"{top}/services/data/v{{version}}/recent/", ["profile"] = $"{top}/{user.Id}",
            },
            ["active"] = true,
            ["user_type"] = "STANDARD",
            ["language"] = "en_US",
            ["locale"] = "en_GB",
            ["utcOffset"] = 0,
        });
    }

    public Answer Photo(ApiCall call)
    {
        if (org.Store.Find(call["id"]) is not { } record)
            throw SalesforceError.NotFound();
        var photo = org.Photos.GetValueOrDefault(record.Id) ?? Picture.Nobody;
        return Answer.Bytes(photo, Picture.IsJpeg(photo) ? "image/jpeg" : "image/png");
    }

    private static string Label(int version) => (version % 3) switch
    {
        0 => $"Spring '{(version / 3) + FirstYear - 2000:00}",
        1 => $"Summer '{(version / 3) + FirstYear - 2000:00}",
        _ => $"Winter '{(version / 3) + FirstYear - 1999:00}",
    };

    private static JsonObject Limit(int max, int remaining) => new() { ["Max"] = max, ["Remaining"] = remaining };
}
