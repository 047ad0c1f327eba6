using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine books</c>, <c>engine books add</c>, <c>engine books remove BOOK</c>, and what else concerns one book</summary>
internal static class BooksCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("books", "Lists the address books by priority") { CreateAdd(run), CreateRemove(run), SignInCommands.CreateSignIn(run), SignInCommands.CreateSignOut(run), TraceCommand.Create(run) };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.GetAsync("AddressBooks", cancellationToken);
            return session.Print(answer, _ => Show(session, answer));
        }));
        return command;
    }

    private static void Show(Session session, Answer answer)
    {
        var table = new Table("NAME", "TYPE", "ENABLED", "CACHED", "STATE", "ERROR", "ID");
        foreach (var book in answer.List)
        {
            table.Add(
                book.Text("Name"), TypeOf(book), book.Text("Enabled"), book.Text("Cached"), book.Text("State"), book.Text("Error"), book.Text("AddinId"));
        }

        table.WriteTo(session.Output, "No address books: add one with engine books add.");
    }

    private static string TypeOf(JsonNode? book) =>
        book.Text("ConnectorId") is { Length: > 0 } connector ? connector : book.Text("CrmAddinTypeId").Split(',')[0];

    private static Command CreateAdd(CommandRunner run)
    {
        var connector = new Option<string>("--connector") { Description = "Id of the connector; engine connectors lists them", Required = true, HelpName = "ID" };
        var name = new Option<string>("--name") { Description = "What people call the book", Required = true };
        var set = new Option<string[]>("--set") { Description = "A setting of the connector; may stand several times", HelpName = "NAME=VALUE" };
        var cached = new Option<bool?>("--cached") { Description = "Keep a copy, and search that; --cached false: do not (default: as the connector says)" };
        var disabled = new Option<bool>("--disabled") { Description = "Add it switched off" };
        var priority = new Option<long?>("--priority") { Description = "Lower stands first (default: after all others)" };
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"--set {token.Value}: write it as NAME=VALUE.");
        });
        var command = new Command("add", "Adds an address book") { connector, name, set, cached, disabled, priority };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var arguments = session.Arguments;
            var connectorId = arguments.GetRequiredValue(connector);
            var body = new JsonObject
            {
                ["ConnectorId"] = connectorId,
                ["Name"] = arguments.GetValue(name),
                ["Settings"] = await BookSettings.MakeAsync(session.Client, connectorId, arguments.GetValue(set) ?? [], cancellationToken),
                ["Enabled"] = !arguments.GetValue(disabled),
            };
            if (arguments.GetValue(cached) is { } isCached)
                body["Cached"] = isCached;
            if (arguments.GetValue(priority) is { } chosen)
                body["Priority"] = chosen;
            var answer = await session.Client.PostAsync("AddressBooks", body, null, cancellationToken);
            return session.Print(answer, book => session.Line($"Added {book.Text("Name")}, id {book.Text("AddinId")}."));
        }));
        return command;
    }

    private static Command CreateRemove(CommandRunner run)
    {
        var book = BookCommands.BookArgument();
        var command = new Command("remove", "Removes an address book and everything kept for it") { book };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var found = await KnownBooks.FindAsync(session.Client, session.Arguments.GetRequiredValue(book), cancellationToken);
            var answer = await session.Client.DeleteAsync(KnownBooks.PathOf(found), cancellationToken);
            return session.Print(answer, _ => session.Line($"Removed {found.Text("Name")}."));
        }));
        return command;
    }
}
