using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine books trace BOOK</c>: the latest requests of a book to its CRM.</summary>
internal static class TraceCommand
{
    public static Command Create(CommandRunner run)
    {
        var book = BookCommands.BookArgument();
        var isOn = new Option<bool>("--on") { Description = "Begin to trace" };
        var isOff = new Option<bool>("--off") { Description = "Stop, and forget what was traced" };
        var command = new Command("trace", "Shows a book's latest requests to its CRM, without what was searched for") { book, isOn, isOff };
        command.Validators.Add(result =>
        {
            if (result.GetValue(isOn) && result.GetValue(isOff))
                result.AddError("Write --on or --off, not both.");
        });
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var found = await KnownBooks.FindAsync(session.Client, session.Arguments.GetRequiredValue(book), cancellationToken);
            var path = $"{KnownBooks.PathOf(found)}/Trace";
            var isSwitched = session.Arguments.GetValue(isOn) || session.Arguments.GetValue(isOff);
            var answer = isSwitched
                ? await session.Client.PostAsync(path, new JsonObject { ["Enabled"] = session.Arguments.GetValue(isOn) }, null, cancellationToken)
                : await session.Client.GetAsync(path, cancellationToken);
            return session.Print(answer, trace => Show(session, trace));
        }));
        return command;
    }

    private static void Show(Session session, JsonNode? trace)
    {
        var table = new Table("AT", "METHOD", "ADDRESS", "TRY", "STATUS", "MS", "BYTES", "FAILURE");
        foreach (var request in trace.Member("Requests") as JsonArray ?? [])
        {
            table.Add(
                request.Text("At"), request.Text("Method"), request.Text("Address"), request.Text("Attempt"), request.Text("Status"), request.Text("ElapsedMs"),
                request.Text("ReceivedBytes"), request.Text("Failure"));
        }

        table.WriteTo(session.Output, trace.IsTrue("Enabled") ? "No requests yet." : "Requests are not traced: begin with engine books trace BOOK --on.");
    }
}
