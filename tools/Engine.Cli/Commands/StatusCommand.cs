using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine status</c>: the process, where it listens, and how each book stands.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("status", "Tells how the engine and its address books are doing");
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var version = (await session.Client.GetAsync("Version", cancellationToken)).Json;
            var books = (await session.Client.GetAsync("AddressBooks", cancellationToken)).List.OfType<JsonNode>().ToList();
            var statuses = await Task.WhenAll(books.Select(book => session.Client.GetAsync($"{KnownBooks.PathOf(book)}/Status", cancellationToken)));
            if (session.IsJson)
                session.PrintJson(Json(session, version, books, statuses).ToJsonString());
            else
                Show(session, version, books, statuses);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static JsonObject Json(Session session, JsonNode? version, IReadOnlyList<JsonNode> books, Answer[] statuses) => new()
    {
        ["Version"] = version?.DeepClone(),
        ["ProcessId"] = session.Engine.Discovery.ProcessId,
        ["StartedAt"] = session.Engine.Discovery.StartedAt,
        ["DataFolder"] = session.Engine.Folder,
        ["Addresses"] = new JsonArray([.. session.Engine.Discovery.Addresses.Select(address => JsonValue.Create(address))]),
        ["AddressBooks"] = new JsonArray([.. books.Zip(statuses, JsonNode (book, status) => new JsonObject
        {
            ["AddinId"] = book.Text("AddinId"),
            ["Name"] = book.Text("Name"),
            ["Enabled"] = book.IsTrue("Enabled"),
            ["State"] = book.Text("State"),
            ["Error"] = book.Member("Error")?.DeepClone(),
            ["Status"] = status.Json?.DeepClone(),
        })]),
    };

    private static void Show(Session session, JsonNode? version, IReadOnlyList<JsonNode> books, Answer[] statuses)
    {
        var engine = session.Engine.Discovery;
        var since = engine.StartedAt?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        session.Line($"{version.Text("ProductName")} {version.Text("ProductVersion")}, process {engine.ProcessId}{(since is null ? "" : $", since {since}")}");
        session.Line($"data folder {session.Engine.Folder}");
        foreach (var address in engine.Addresses)
            session.Line($"listens at {address}");
        session.Output.WriteLine();
        var table = new Table("BOOK", "ENABLED", "STATE", "COPY", "CONTACTS", "LAST SYNC", "NEXT SYNC", "ERROR");
        foreach (var (book, status) in books.Zip(statuses, (book, status) => (book, status.Json)))
        {
            var copy = book.IsTrue("Cached") ? status : null;
            var error = book.Text("Error") is { Length: > 0 } wrong ? wrong : copy.Text("Error");
            table.Add(
                book.Text("Name"), book.Text("Enabled"), book.Text("State"), CopyOf(copy), copy.Text("Contacts"), copy.Moment("LastSync"), copy.Moment("NextSync"), error);
        }

        table.WriteTo(session.Output, "No address books: add one with engine books add.");
    }

    // Syncing, 52000 of 203000, 58 s left
    private static string CopyOf(JsonNode? copy)
    {
        var state = copy.Text("State");
        if (copy.Member("Progress") is not JsonObject progress)
            return state;
        if (progress.Text("Phase") == "Building")
            return $"{state}, building";
        var expected = progress.Text("ExpectedContacts") is { Length: > 0 } total ? $" of {total}" : "";
        var left = progress.Text("RemainingSeconds") is { Length: > 0 } remaining ? $", {remaining} s left" : "";
        return $"{state}, {progress.Text("Contacts")}{expected}{left}";
    }
}
