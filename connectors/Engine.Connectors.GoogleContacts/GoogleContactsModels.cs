namespace Engine.Connectors.GoogleContacts;

/// <summary>What lists and searches answer: each names its people differently, and names none where there are none. People stay JSON, as they are written back.</summary>
internal sealed record GooglePage(
    IReadOnlyList<JsonElement>? Connections = null, IReadOnlyList<JsonElement>? OtherContacts = null, IReadOnlyList<JsonElement>? People = null,
    IReadOnlyList<JsonElement>? Results = null, string? NextPageToken = null, string? NextSyncToken = null, int? TotalItems = null, int? TotalSize = null)
{
    public IEnumerable<JsonElement> Items =>
        (Connections ?? OtherContacts ?? People ?? Results?.Select(result => result.At("person")) ?? []).Where(person => person.Text("resourceName") is not null);

    public string? Next => NextPageToken is { Length: > 0 } next ? next : null;

    public int? Total => TotalItems ?? TotalSize;
}
