using System.Text.Json;

namespace Engine.Host.Web.Explorer.Cards;

/// <summary>Reads the answer of a search in either dialect: a flat array of records, or a group for each book.</summary>
internal static class CardReading
{
    // What a card's head shows already.
    private static readonly string[] InHead = ["FirstName", "LastName", "ContactName", "CompanyName"];

    public static CardSet Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind != JsonValueKind.Array) return CardSet.None;
            var items = json.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).ToArray();
            return new(
                [.. items.SelectMany(item => Items(item, "Records") is { Count: > 0 } records
                    ? records.Select(record => Card(record, item))
                    : item.TryGetProperty("Records", out _) ? [] : [Card(item, item)])],
                [.. items.Where(item => TextOf(item, "ExceptionText") is not null).Select(item => new FailedBook(TextOf(item, "AddinName") ?? "", TextOf(item, "ExceptionText")!))]);
        }
        catch (JsonException)
        {
            return CardSet.None;
        }
    }

    // The book is named by the record, or by the group it stands in.
    private static CallerCard Card(JsonElement record, JsonElement book)
    {
        var fields = FieldsOf(record);
        var shown = TextOf(record, "DisplayText") ?? "";
        var names = fields.Where(field => field.Name is "FirstName" or "LastName").Select(field => field.Value);
        var company = Find(fields, "CompanyName");
        return new CallerCard
        {
            Name = Find(fields, "ContactName") ?? (string.Join(' ', names) is { Length: > 0 } name ? name : shown.Length > 0 ? shown : company ?? "?"),
            Company = company,
            Book = TextOf(book, "AddinName") ?? "",
            BookId = TextOf(book, "AddinId") ?? "",
            Match = TextOf(record, "Match"),
            Age = record.TryGetProperty("AgeSeconds", out var age) && age.ValueKind == JsonValueKind.Number && age.TryGetInt32(out var seconds) ? TimeSpan.FromSeconds(seconds) : null,
            Picture = SafeLinks.Picture(TextOf(record, "Picture")),
            Fields = [.. fields.Where(field => !InHead.Contains(field.Name))],
            Activities = [.. Items(record, "Activities").Select(Activity)],
            Actions = [.. Items(record, "Actions").Select(Action)],
        };
    }

    private static CardField[] FieldsOf(JsonElement record)
    {
        if (!record.TryGetProperty("Fields", out var fields)) return [];
        return fields.ValueKind == JsonValueKind.Object
            ? [.. fields.EnumerateObject().Select(field => new CardField(field.Name, $"{field.Value}"))]
            : [.. Items(record, "Fields").Select(field => new CardField(TextOf(field, "Name") ?? "", TextOf(field, "Value") ?? ""))];
    }

    private static CardActivity Activity(JsonElement activity) => new(
        string.Join(" · ", new[] { TextOf(activity, "Subject"), TextOf(activity, "Kind"), TextOf(activity, "Direction") }.OfType<string>()),
        activity.TryGetProperty("Start", out var start) && start.ValueKind == JsonValueKind.String && start.TryGetDateTimeOffset(out var at) ? at : null,
        SafeLinks.Web(TextOf(activity, "Url")));

    private static CardAction Action(JsonElement action) =>
        new(TextOf(action, "UniqueId") ?? "", TextOf(action, "DisplayText") ?? TextOf(action, "ActionId") ?? "?", TextOf(action, "SpecialKind") == "CallAction");

    private static string? Find(IEnumerable<CardField> fields, string name) => fields.FirstOrDefault(field => field.Name == name && field.Value.Length > 0)?.Value;

    private static List<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)]
            : [];

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
