using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine show</c>, <c>engine dial NUMBER</c> and <c>engine unload</c></summary>
internal static class EngineCommands
{
    public static readonly string[] Windows = ["configuration", "about", "logs", "explorer"];

    public static Command CreateShow(CommandRunner run)
    {
        var window = new Argument<string>("window") { Description = "Which one", DefaultValueFactory = _ => Windows[0] };
        window.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Windows);
        var command = new Command("show", "Brings up a window of the engine") { window };
        command.SetAction(run((session, cancellationToken) => ShowAsync(session, session.Arguments.GetRequiredValue(window), cancellationToken)));
        return command;
    }

    public static async Task<int> ShowAsync(Session session, string window, CancellationToken cancellationToken)
    {
        var shown = window.ToLowerInvariant();
        var answer = await session.Client.PostAsync("ShowWindow", new JsonObject { ["window"] = shown }, null, cancellationToken);
        return session.Print(answer, given =>
        {
            var link = given.Text("Url");
            session.Line(link.Length > 0 ? "No window can be opened here. This link works once, within ten minutes:" : $"Opened: {shown}");
            if (link.Length > 0) session.Line(link);
        });
    }

    public static Command CreateDial(CommandRunner run)
    {
        var number = new Argument<string[]>("number") { Description = "The telephone number, in any spelling", Arity = ArgumentArity.OneOrMore };
        var command = new Command("dial", "Asks the telephony clients to dial a number") { number };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var tel = string.Join(' ', session.Arguments.GetRequiredValue(number));
            var answer = await session.Client.PostAsync("Dial", new JsonObject { ["Tel"] = tel }, null, cancellationToken);
            return session.Print(answer, _ => session.Line("Handed to the telephony clients."));
        }));
        return command;
    }

    public static Command CreateUnload(CommandRunner run)
    {
        var command = new Command("unload", "Ends the engine");
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.PostAsync("Unload", null, null, cancellationToken);
            return session.Print(answer, _ => session.Line($"The engine (process {session.Engine.Discovery.ProcessId}) is ending."));
        }));
        return command;
    }
}
