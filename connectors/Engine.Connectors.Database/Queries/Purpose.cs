using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Queries;

/// <summary>What a query is for: the setting it stands in, what people call it, and the parameters offered to it.</summary>
internal sealed record Purpose(string Setting, string Label, Func<DatabaseSettings, string> TextIn, params IReadOnlyList<string> Parameters)
{
    private static readonly string[] OfCall = ["id", "type", "callId", "direction", "start", "duration", "caller", "called", "number", "user"];

    public static readonly Purpose ByNumber = new(
        nameof(DatabaseSettings.ByNumber), "query by number", settings => settings.ByNumber,
        ["number", "digits", "national", "suffix", "endsWith", "contains", "reversed", "reversedEnd", .. Numbered("spelling"), "limit"]);

    public static readonly Purpose ByName = new(
        nameof(DatabaseSettings.ByName), "query by name", settings => settings.ByName, ["text", .. Numbered("word"), .. Numbered("like"), .. Numbered("begin"), "limit"]);

    public static readonly Purpose Everything = new(nameof(DatabaseSettings.All), "query for all", settings => settings.All, "after", "limit");

    public static readonly Purpose Changes = new(nameof(DatabaseSettings.Changes), "query for changes", settings => settings.Changes, "since");

    public static readonly Purpose Removed = new(nameof(DatabaseSettings.Removed), "query for removed", settings => settings.Removed, "since");

    public static readonly Purpose ById = new(nameof(DatabaseSettings.ById), "query by id", settings => settings.ById, "id", "type");

    public static readonly Purpose Activities = new(nameof(DatabaseSettings.Activities), "query for activities", settings => settings.Activities, "id", "type", "limit");

    public static readonly Purpose Owner = new(nameof(DatabaseSettings.Owner), "query for the owner", settings => settings.Owner, "user");

    public static readonly Purpose LogCall = new(nameof(DatabaseSettings.LogCall), "statement to log a call", settings => settings.LogCall, OfCall) { IsReading = false };

    public static readonly Purpose FindCall = new(nameof(DatabaseSettings.FindCall), "query for a logged call", settings => settings.FindCall, OfCall);

    /// <summary>What the connector itself asks about a table.</summary>
    public static readonly Purpose OfTable = new(nameof(DatabaseSettings.Table), "reading of the table", _ => "", "schema", "table");

    public static IReadOnlyList<Purpose> All { get; } = [ByNumber, ByName, Everything, Changes, Removed, ById, Activities, Owner, LogCall, FindCall];

    public bool IsReading { get; private init; } = true;

    private static IEnumerable<string> Numbered(string name) => Enumerable.Range(1, QueryValues.Numbered).Select(i => $"{name}{i}");
}
