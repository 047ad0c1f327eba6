using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine searches</c> and <c>engine failures</c>: what happened lately.</summary>
internal static class ActivityCommands
{
    public static Command CreateSearches(CommandRunner run)
    {
        var count = CountOption();
        var command = new Command("searches", "Lists the latest searches, the newest first") { count };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.GetAsync($"Activity/Searches?count={session.Arguments.GetValue(count) ?? 50}", cancellationToken);
            return session.Print(answer, _ => ShowSearches(session, answer));
        }));
        return command;
    }

    public static Command CreateFailures(CommandRunner run)
    {
        var book = new Argument<string?>("book") { Description = "Of this book alone: name, id, or the beginning of its id", Arity = ArgumentArity.ZeroOrOne };
        var count = CountOption();
        var command = new Command("failures", "Lists what went wrong with address books, and how their states changed, the newest first") { book, count };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var asked = session.Arguments.GetValue(book) is { } name ? $"&book={(await KnownBooks.FindAsync(session.Client, name, cancellationToken)).Text("AddinId")}" : "";
            var answer = await session.Client.GetAsync($"Activity/Failures?count={session.Arguments.GetValue(count) ?? 50}{asked}", cancellationToken);
            return session.Print(answer, _ => ShowFailures(session, answer));
        }));
        return command;
    }

    private static Option<int?> CountOption() => new("--count") { Description = "How many (default 50)" };

    private static void ShowSearches(Session session, Answer answer)
    {
        var table = new Table("AT", "APPLICATION", "KIND", "QUERY", "MS", "SHOWN", "BOOKS");
        foreach (var search in answer.List)
        {
            table.Add(
                search.Second("At"), search.Text("Application"), search.Text("Kind"), search.Text("Query"), Whole(search.Text("ElapsedMs")), search.Text("Shown"),
                string.Join(", ", search.Items("Books").Select(OfBook)));
        }

        table.WriteTo(session.Output, "No searches are remembered.");
    }

    private static string OfBook(JsonNode? book) =>
        book.Text("Outcome") is "Answered" or "FromCache" ? $"{book.Text("Name")} {book.Text("Count")}" : $"{book.Text("Name")} {book.Text("Outcome")}";

    private static void ShowFailures(Session session, Answer answer)
    {
        var table = new Table("AT", "BOOK", "WHAT", "MESSAGE");
        foreach (var incident in answer.List)
        {
            var what = incident.Text("Outcome") is { Length: > 0 } outcome ? outcome : $"now {incident.Text("State")}";
            table.Add(incident.Second("At"), incident.Text("Name"), what, incident.Text("Message"));
        }

        table.WriteTo(session.Output, "Nothing went wrong.");
    }

    private static string Whole(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("0", CultureInfo.InvariantCulture) : number;
}
