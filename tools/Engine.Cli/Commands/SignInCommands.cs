using System.CommandLine;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine books sign-in BOOK</c> and <c>engine books sign-out BOOK</c></summary>
internal static class SignInCommands
{
    public static Command CreateSignIn(CommandRunner run)
    {
        var book = BookCommands.BookArgument();
        var command = new Command("sign-in", "Signs a book in to its CRM, in your browser") { book };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var found = await KnownBooks.FindAsync(session.Client, session.Arguments.GetRequiredValue(book), cancellationToken);
            var answer = await session.Client.PostAsync($"{KnownBooks.PathOf(found)}/SignIn", null, null, cancellationToken);
            return session.Print(answer, prompt =>
            {
                session.Line($"Open this page in a browser{(prompt.Text("UserCode") is { Length: > 0 } code ? $" and type the code {code}" : "")}:");
                session.Line(prompt.Text("AuthorizationUrl"));
                session.Line("Then engine books shows whether the book is signed in.");
            });
        }));
        return command;
    }

    public static Command CreateSignOut(CommandRunner run)
    {
        var book = BookCommands.BookArgument();
        var command = new Command("sign-out", "Forgets a book's sign-in to its CRM, and gives it back there") { book };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var found = await KnownBooks.FindAsync(session.Client, session.Arguments.GetRequiredValue(book), cancellationToken);
            var answer = await session.Client.DeleteAsync($"{KnownBooks.PathOf(found)}/SignIn", cancellationToken);
            return session.Print(answer, _ => session.Line($"{found.Text("Name")} is signed out."));
        }));
        return command;
    }
}
