using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;
using Engine.Cli.Running;

namespace Engine.Cli;

/// <summary>What a command does, once an engine to talk to was found; answers with an <see cref="ExitCode"/>.</summary>
internal delegate Task<int> CommandBody(Session session, CancellationToken cancellationToken);

/// <summary>Makes of a command's body what System.CommandLine runs.</summary>
internal delegate Func<ParseResult, CancellationToken, Task<int>> CommandRunner(CommandBody body);

/// <summary>One command under way: its arguments, the engine, and where the answer goes.</summary>
internal sealed record Session(ParseResult Arguments, RunningEngine Engine, EngineClient Client, TextWriter Output, bool IsJson)
{
    /// <summary>Prints the answer as it is with <c>--json</c>, and for people otherwise.</summary>
    public int Print(Answer answer, Action<JsonNode?> forPeople)
    {
        if (IsJson)
            PrintJson(answer.Text);
        else
            forPeople(answer.Json);
        return ExitCode.Ok;
    }

    public void PrintJson(string text)
    {
        if (text.Length > 0)
            Output.WriteLine(text);
    }

    public void Line(string text) => Output.WriteLine(Printable.Line(text));
}
