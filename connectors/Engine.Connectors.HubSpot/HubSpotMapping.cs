using System.Net;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.HubSpot;

/// <summary>HubSpot's records as the engine's, and the other way round.</summary>
internal static class HubSpotMapping
{
    public const string OwnerType = "Owner";

    /// <summary>The property of a call that holds the client's own id of it.</summary>
    public const string CallMark = "hs_call_external_id";

    private static readonly FieldMap Owner = new(("firstName", FirstName), ("lastName", LastName), ("email", Email));

    /// <param name="company">The name of the associated company, where it is known.</param>
    public static Contact ToContact(this JsonElement record, HubSpotKind kind, AddressBookContext context, string? company, JsonElement? account) => new()
    {
        Key = context.Key(kind.Type, record.Required("id")),
        Fields =
        [
            .. kind.Fields.Read(property => record.Text($"properties.{property}") ?? (property == "company" ? company : null)),
            .. record.Parts("properties.hs_additional_emails").Select(address => new ContactField(Email, address)),
        ],
        WebAddress = account?.PageOf(kind, record.Required("id")),
    };

    public static Contact ToOwner(this JsonElement owner, AddressBookContext context) =>
        new() { Key = context.Key(OwnerType, owner.Required("id")), Fields = [.. Owner.Read(owner)], AllowsCallLog = false };

    public static string? CompanyIdOf(this JsonElement record) => record.Text("properties.associatedcompanyid");

    /// <summary>When a record was changed or deleted last.</summary>
    public static DateTimeOffset? StampOf(this JsonElement record) =>
        record.Time("archivedAt") ?? record.Time($"properties.{HubSpotKind.Contact.Modified}") ?? record.Time($"properties.{HubSpotKind.Company.Modified}");

    /// <summary>Where HubSpot shows a record of an account.</summary>
    public static Uri? PageOf(this JsonElement account, HubSpotKind kind, string id) => Uri.TryCreate(
        $"https://{account.Text("uiDomain") ?? "app.hubspot.com"}/contacts/{account.Text("portalId")}/record/{kind.TypeId}/{id}", UriKind.Absolute, out var page) ? page : null;

    public static PastActivity ToActivity(this JsonElement record, string activity, string subject) => new()
    {
        Kind = activity,
        Subject = (record.Text($"properties.{subject}") ?? "").WithoutHtml().Cut(200, "…"),
        Start = record.Time("properties.hs_timestamp"),
        Direction = record.Text("properties.hs_call_direction") switch { "INBOUND" => CallDirection.Incoming, "OUTBOUND" => CallDirection.Outgoing, _ => null },
        Duration = record.Duration("properties.hs_call_duration", TimeSpan.FromMilliseconds(1)),
    };

    // HubSpot, CRM API, calls guide: the direction is the user's, the duration in milliseconds; the body is HTML.
    public static Dictionary<string, string> ToProperties(this CallActivity call, HubSpotSettings settings, string? ownerId, bool isMarked)
    {
        var title = call.Title(settings);
        var properties = new Dictionary<string, string>
        {
            ["hs_timestamp"] = call.Start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["hs_call_title"] = title,
            ["hs_call_body"] = WebUtility.HtmlEncode($"{title}, {(call.Duration > TimeSpan.Zero ? $"{call.Duration:hh\\:mm\\:ss}" : "not answered")}"),
            ["hs_call_direction"] = call.Direction == CallDirection.Incoming ? "INBOUND" : "OUTBOUND",
            ["hs_call_duration"] = $"{(long)call.Duration.TotalMilliseconds}",
            ["hs_call_status"] = call.Duration > TimeSpan.Zero ? "COMPLETED" : "NO_ANSWER",
            ["hs_call_from_number"] = call.CallerTel,
            ["hs_call_to_number"] = call.CalledTel,
            ["hs_call_source"] = "INTEGRATIONS_PLATFORM",
        };
        if (isMarked) properties[CallMark] = call.CallId;
        if (ownerId is not null) properties["hubspot_owner_id"] = ownerId;
        return properties;
    }
}
