using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary>
/// The helper syntax of the developer guide: <c>--action=show --name=configuration</c> and
/// <c>--action=ENABLE --name=SSL --params="port=10443"</c>, without regard to case.
/// </summary>
internal static class GuideSyntax
{
    private const int DefaultSslPort = 10443;

    private static readonly string[] Names = ["--action", "--name", "--params"];

    /// <summary>Option names in the case they are declared in; values stay as they are.</summary>
    public static string[] Normalise(string[] args) =>
        args.Any(arg => NameOf(arg) is "--action") ? [.. args.Select(arg => NameOf(arg) is { } name && Names.Contains(name) ? name + arg[name.Length..] : arg)] : args;

    public static void AddTo(RootCommand root, CommandRunner run)
    {
        var action = new Option<string?>("--action") { Description = "Guide syntax: show (with --name=configuration) or enable (with --name=SSL)" };
        var name = new Option<string?>("--name") { Description = "Guide syntax: what to show or enable" };
        var parameters = new Option<string?>("--params") { Description = "Guide syntax: such as port=10443" };
        root.Add(action);
        root.Add(name);
        root.Add(parameters);
        root.Validators.Add(result =>
        {
            if (result.GetValue(action) is null && result.Tokens.Count == 0 && result.Children.All(child => child is not System.CommandLine.Parsing.CommandResult))
                result.AddError("Say what to do: engine search, books, connectors, apps, status, check, sync, show, dial or unload.");
            else if (result.GetValue(action) is { } asked && BodyFor(asked, result.GetValue(name), result.GetValue(parameters), out var wrong) is null)
                result.AddError(wrong);
        });
        root.SetAction(run((session, cancellationToken) =>
        {
            var arguments = session.Arguments;
            var body = BodyFor(arguments.GetValue(action) ?? "", arguments.GetValue(name), arguments.GetValue(parameters), out var wrong);
            return body is null ? throw new CommandException(ExitCode.Usage, wrong) : body(session, cancellationToken);
        }));
    }

    private static CommandBody? BodyFor(string action, string? name, string? parameters, out string wrong)
    {
        wrong = "";
        if (Is(action, "show") && EngineCommands.Windows.FirstOrDefault(window => Is(name, window)) is { } window)
            return (session, cancellationToken) => EngineCommands.ShowAsync(session, window, cancellationToken);
        if (Is(action, "enable") && Is(name, "SSL"))
        {
            if (PortOf(parameters) is { } port)
                return (session, cancellationToken) => EnableSslAsync(session, port, cancellationToken);
            wrong = "--params names no port from 1 to 65535: write --params=\"port=10443\".";
            return null;
        }

        wrong = $"Known are --action=show with --name={string.Join('|', EngineCommands.Windows)}, and --action=enable with --name=SSL.";
        return null;
    }

    private static async Task<int> EnableSslAsync(Session session, int port, CancellationToken cancellationToken)
    {
        var answer = await session.Client.PostAsync("Ssl", new JsonObject { ["Port"] = port }, null, cancellationToken);
        return session.Print(answer, ssl => session.Line(ssl.Text("Message") is { Length: > 0 } message ? message : $"SSL is enabled on port {port}."));
    }

    private static int? PortOf(string? parameters)
    {
        if (string.IsNullOrWhiteSpace(parameters))
            return DefaultSslPort;
        var pair = parameters.Split(';', ',').Select(parameter => parameter.Split('=', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(pair => Is(pair[0], "port"));
        return pair is [_, var value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 ? port : null;
    }

    private static string? NameOf(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) ? arg.Split('=', ':')[0].ToLowerInvariant() : null;

    private static bool Is(string? given, string known) => string.Equals(given?.Trim(), known, StringComparison.OrdinalIgnoreCase);
}
