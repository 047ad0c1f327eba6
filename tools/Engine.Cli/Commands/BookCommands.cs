using System.CommandLine;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine check BOOK</c> and <c>engine sync BOOK</c></summary>
internal static class BookCommands
{
    public static Argument<string> BookArgument() => new("book") { Description = "Name of the book, its id, or the beginning of its id" };

    public static Command CreateCheck(CommandRunner run)
    {
        var book = BookArgument();
        var command = new Command("check", "Tells whether a book reaches its CRM and signs in") { book };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var found = await KnownBooks.FindAsync(session.Client, session.Arguments.GetRequiredValue(book), cancellationToken);
            var answer = await session.Client.PostAsync($"{KnownBooks.PathOf(found)}/Check", null, null, cancellationToken);
            session.Print(answer, check => session.Line($"{(check.IsTrue("Ok") ? "Works" : "Does not work")}: {check.Text("Message")} ({check.Text("ElapsedMs")} ms)"));
            return answer.Json.IsTrue("Ok") ? ExitCode.Ok : ExitCode.Refused;
        }));
        return command;
    }

    public static Command CreateSync(CommandRunner run)
    {
        var book = BookArgument();
        var command = new Command("sync", "Refreshes the copy of a cached book") { book };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var found = await KnownBooks.FindAsync(session.Client, session.Arguments.GetRequiredValue(book), cancellationToken);
            var answer = await session.Client.PostAsync($"{KnownBooks.PathOf(found)}/Sync", null, null, cancellationToken);
            return session.Print(answer, _ => session.Line($"{found.Text("Name")} is being refreshed: engine status shows how far it is."));
        }));
        return command;
    }
}
