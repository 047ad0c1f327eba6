using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine apps</c>, <c>engine apps approve|deny|remove ID</c></summary>
internal static class ApplicationsCommand
{
    private const int ShownDigits = 8;

    public static Command Create(CommandRunner run)
    {
        var command = new Command("apps", "Lists the applications that asked to use the engine")
        {
            CreateApprove(run),
            CreateAnswer("deny", "Refuses an application", "Denied", run, (client, path, cancellationToken) => client.PostAsync($"{path}/Deny", null, null, cancellationToken)),
            CreateAnswer("remove", "Forgets an application: it may ask again", "Removed", run, (client, path, cancellationToken) => client.DeleteAsync(path, cancellationToken)),
        };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.GetAsync("Applications", cancellationToken);
            return session.Print(answer, _ => Show(session, answer));
        }));
        return command;
    }

    private static void Show(Session session, Answer answer)
    {
        var table = new Table("ID", "NAME", "ORIGIN", "STATUS", "DIALECT", "REGISTERED");
        foreach (var application in answer.List)
        {
            table.Add(
                Shown(application), application.Text("Name"), application.Text("Origin"), application.Text("Status"), application.Text("Dialect"), application.Moment("RegisteredAt"));
        }

        table.WriteTo(session.Output, "No application has registered yet.");
    }

    private static Command CreateApprove(CommandRunner run)
    {
        var dialect = Dialects.Option("Which family of clients it belongs to");
        var command = CreateAnswer("approve", "Lets an application in", "Approved", run, null, dialect);
        return command;
    }

    private static Command CreateAnswer(
        string name, string description, string done, CommandRunner run, Func<EngineClient, string, CancellationToken, Task<Answer>>? send, Option<string?>? dialect = null)
    {
        var id = new Argument<string>("id") { Description = "The application's id, or its beginning as engine apps shows it" };
        var command = new Command(name, description) { id };
        if (dialect is not null)
            command.Add(dialect);
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var application = await FindAsync(session.Client, session.Arguments.GetRequiredValue(id), cancellationToken);
            var path = $"Applications/{Uri.EscapeDataString(application.Text("Id"))}";
            var answer = send is not null
                ? await send(session.Client, path, cancellationToken)
                : await session.Client.PostAsync($"{path}/Approve", ApprovalOf(session.Arguments, dialect), null, cancellationToken);
            return session.Print(answer, _ => session.Line($"{done}: {application.Text("Name")} ({Shown(application)})"));
        }));
        return command;
    }

    private static JsonObject ApprovalOf(ParseResult arguments, Option<string?>? dialect) =>
        dialect is not null && Dialects.Chosen(arguments, dialect) is { } chosen ? new JsonObject { ["Dialect"] = chosen } : [];

    private static async Task<JsonNode> FindAsync(EngineClient client, string asked, CancellationToken cancellationToken)
    {
        var beginning = Guid.TryParse(asked, out var whole) ? whole.ToString("D") : asked;
        var found = (await client.GetAsync("Applications", cancellationToken)).List.OfType<JsonNode>()
            .Where(application => beginning.Length > 0 && application.Text("Id").StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new CommandException(ExitCode.Refused, $"No application '{asked[..Math.Min(asked.Length, ShownDigits)]}' has registered: engine apps lists them."),
            _ => throw new CommandException(ExitCode.Refused, $"'{asked}' means several applications: give more of the id."),
        };
    }

    // The id is the application's secret: screens show its beginning.
    private static string Shown(JsonNode? application) =>
        application.Text("Id") is { Length: > ShownDigits } id ? id[..ShownDigits] : application.Text("Id");
}
