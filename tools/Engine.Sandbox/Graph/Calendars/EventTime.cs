using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Points in time with their zone ("dateTimeTimeZone resource type"): kept in UTC, shown in the zone a call prefers.</summary>
internal static partial class EventTime
{
    private const string Form = "yyyy-MM-ddTHH:mm:ss.fffffff";

    /// <exception cref="GraphError">It is none, or the zone is unknown.</exception>
    public static DateTimeOffset Read(JsonNode? node, string name)
    {
        if (node is not JsonObject value || value.Text("dateTime") is not { } text || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment))
            throw new GraphError(400, "ErrorPropertyValidationFailure", $"At least one property failed validation. ({name})");
        return moment.Kind == DateTimeKind.Utc ? new DateTimeOffset(moment) : new DateTimeOffset(moment, Zone(value.Text("timeZone") ?? "UTC").GetUtcOffset(moment)).ToUniversalTime();
    }

    public static JsonObject Write(DateTimeOffset moment, string zone) => new()
    {
        ["dateTime"] = TimeZoneInfo.ConvertTime(moment, Zone(zone)).ToString(Form, CultureInfo.InvariantCulture), ["timeZone"] = zone,
    };

    /// <summary>The zone of <c>Prefer: outlook.timezone="…"</c>; else UTC.</summary>
    public static string Preferred(ApiCall call) => PreferredZone().Match(call.Header("Prefer") ?? "") is { Success: true } match ? match.Groups[1].Value : "UTC";

    private static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw new GraphError(400, "TimeZoneNotSupportedException", $"The following TimeZone value is not supported: '{name}'.");

    [GeneratedRegex("outlook\\.timezone\\s*=\\s*\"([^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex PreferredZone();
}
