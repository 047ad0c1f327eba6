using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine logs</c>: the engine's log, the newest entry last, as a terminal is read.</summary>
internal static class LogsCommand
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private static readonly string[] Levels = ["Debug", "Information", "Warning", "Error", "Critical"];

    public static Command Create(CommandRunner run)
    {
        var level = new Option<string?>("--level") { Description = "This level and graver ones", HelpName = "LEVEL" };
        level.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Levels);
        var text = new Option<string?>("--text") { Description = "What stands in the entry" };
        var book = new Option<string?>("--book") { Description = "The address book it is about: name, id, or the beginning of its id" };
        var count = new Option<int?>("--count") { Description = "How many entries (default 50, at most 1000)" };
        var follow = new Option<bool>("--follow") { Description = "Go on with what is logged from now on, until Ctrl+C" };
        var command = new Command("logs", "Shows the engine's log") { level, text, book, count, follow };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var arguments = session.Arguments;
            var asked = arguments.GetValue(book) is { } name ? (await KnownBooks.FindAsync(session.Client, name, cancellationToken)).Text("AddinId") : null;
            var query = Query(("level", arguments.GetValue(level)), ("text", arguments.GetValue(text)), ("book", asked));
            var answer = await session.Client.GetAsync($"Logs?count={arguments.GetValue(count) ?? 50}{query}", cancellationToken);
            if (!arguments.GetValue(follow))
                return session.Print(answer, page => Show(session, [.. page.Items("Entries")]));
            var entries = answer.Json.Items("Entries").ToList();
            Show(session, entries);
            await FollowAsync(session, query, entries.FirstOrDefault().Text("Id"), cancellationToken);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static string Query(params (string Name, string? Value)[] values) =>
        string.Concat(values.Where(value => value.Value is not null).Select(value => $"&{value.Name}={Uri.EscapeDataString(value.Value!)}")); // not null: filtered

    private static async Task FollowAsync(Session session, string query, string last, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pace, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var page = await session.Client.GetAsync($"Logs?count=1000{query}", cancellationToken);
            var added = page.Json.Items("Entries").TakeWhile(entry => entry.Text("Id") != last).ToList();
            if (added is not [var newest, ..])
                continue;
            last = newest.Text("Id");
            Show(session, added);
        }
    }

    /// <param name="entries">The newest first.</param>
    private static void Show(Session session, IReadOnlyList<JsonNode?> entries)
    {
        foreach (var entry in entries.Reverse())
        {
            if (session.IsJson)
            {
                session.PrintJson(entry?.ToJsonString() ?? "");
                continue;
            }

            session.Line($"{entry.Second("At")} {entry.Text("Level"),-11} {entry.Text("Source")}: {entry.Text("Message")}");
            foreach (var line in entry.Text("Detail").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                session.Line(line);
        }

        session.Output.Flush();
    }
}
