using System.CommandLine;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine calls</c>, <c>engine calls retry|drop ID</c>: the calls that are not logged yet.</summary>
internal static class CallsCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("calls", "Lists the calls that are not logged yet, and why")
        {
            CreateAnswer("retry", "Tries one now; first look whether the CRM holds one of state Unknown", "Tried again", run, (client, path, cancellationToken) => client.PostAsync($"{path}/Retry", null, null, cancellationToken)),
            CreateAnswer("drop", "Takes one out; of state Unknown it counts as logged", "Dropped", run, (client, path, cancellationToken) => client.DeleteAsync(path, cancellationToken)),
        };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.GetAsync("Outbox", cancellationToken);
            var names = answer.List.Count > 0 ? await KnownBooks.NamesAsync(session.Client, cancellationToken) : new Dictionary<string, string>();
            return session.Print(answer, _ => Show(session, answer, names));
        }));
        return command;
    }

    private static void Show(Session session, Answer answer, IReadOnlyDictionary<string, string> names)
    {
        var table = new Table("ID", "BOOK", "RECORD", "CALL", "STARTED", "STATE", "TRIES", "NEXT TRY", "REASON");
        foreach (var call in answer.List)
        {
            table.Add(
                call.Text("Id"), names.GetValueOrDefault(call.Text("AddinId"), call.Text("AddinId")), $"{call.Text("RecordType")} {call.Text("RecordId")}", call.Text("CallId"),
                call.Moment("Start"), call.Text("State"), call.Text("Tries"), call.Moment("NextTry"), call.Text("Reason"));
        }

        table.WriteTo(session.Output, "Every call is logged.");
    }

    private static Command CreateAnswer(
        string name, string description, string done, CommandRunner run, Func<EngineClient, string, CancellationToken, Task<Answer>> send)
    {
        var id = new Argument<long>("id") { Description = "The call's id, as engine calls shows it" };
        var command = new Command(name, description) { id };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var asked = session.Arguments.GetRequiredValue(id);
            var answer = await send(session.Client, FormattableString.Invariant($"Outbox/{asked}"), cancellationToken);
            return session.Print(answer, _ => session.Line($"{done}: call {asked}"));
        }));
        return command;
    }
}
