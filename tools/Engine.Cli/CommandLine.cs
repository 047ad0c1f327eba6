using System.CommandLine;
using Engine.Cli.Commands;
using Engine.Cli.Output;
using Engine.Cli.Requests;
using Engine.Cli.Running;

namespace Engine.Cli;

/// <summary>The program: reads the arguments, runs one command, answers with an <see cref="ExitCode"/>.</summary>
/// <param name="output">Answers.</param>
/// <param name="error">Everything that went wrong.</param>
/// <param name="http">Sends the requests; see <see cref="EngineClient.CreateHttp"/>.</param>
/// <param name="environment">Reads environment variables.</param>
internal sealed class CommandLine(TextWriter output, TextWriter error, HttpClient http, Func<string, string?> environment)
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Data folder of the engine to talk to (default: this user's own)", HelpName = "DIR", Recursive = true,
    };

    private readonly Option<bool> _demo = new("--demo") { Description = "Talk to the engine started with --demo", Recursive = true };

    private readonly Option<bool> _json = new("--json") { Description = "Print the engine's answer as it is", Recursive = true };

    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var parsed = Build().Parse(GuideSyntax.Normalise(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
                error.WriteLine(Printable.Line(wrong.Message));
            error.WriteLine("Add --help to see how.");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (CommandException ended)
        {
            if (ended.Json is not null && parsed.GetValue(_json))
                output.WriteLine(ended.Json);
            error.WriteLine(Printable.Line(ended.Message));
            return ended.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private RootCommand Build()
    {
        var root = new RootCommand("Talks to the running CRM integration engine.") { _data, _demo, _json };
        root.Add(SearchCommand.Create(Run));
        root.Add(WhyCommand.Create(Run));
        root.Add(BooksCommand.Create(Run));
        root.Add(BookCommands.CreateCheck(Run));
        root.Add(BookCommands.CreateSync(Run));
        root.Add(ConnectorsCommand.Create(Run));
        root.Add(ApplicationsCommand.Create(Run));
        root.Add(CallsCommand.Create(Run));
        root.Add(StatusCommand.Create(Run));
        root.Add(ActivityCommands.CreateSearches(Run));
        root.Add(ActivityCommands.CreateFailures(Run));
        root.Add(LogsCommand.Create(Run));
        root.Add(BundleCommand.Create(Run));
        root.Add(VersionCommand.Create(Run));
        root.Add(EngineCommands.CreateShow(Run));
        root.Add(EngineCommands.CreateDial(Run));
        root.Add(EngineCommands.CreateUnload(Run));
        GuideSyntax.AddTo(root, Run);
        return root;
    }

    private Func<ParseResult, CancellationToken, Task<int>> Run(CommandBody body) => async (parsed, cancellationToken) =>
    {
        var engine = RunningEngine.Find(DataFolder.Choose(parsed.GetValue(_data), parsed.GetValue(_demo), environment));
        return await body(new Session(parsed, engine, new EngineClient(http, engine), output, parsed.GetValue(_json)), cancellationToken);
    };
}
