using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine version</c>: what runs, and whose it is.</summary>
internal static class VersionCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("version", "Tells what the engine is called, its version, and whose it is") { Aliases = { "about" } };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.GetAsync("Brand", cancellationToken);
            return session.Print(answer, brand => Show(session, brand));
        }));
        return command;
    }

    private static void Show(Session session, JsonNode? brand)
    {
        session.Line($"{brand.Text("ProductName")} {brand.Text("ProductVersion")}");
        foreach (var name in (string[])["Company", "Copyright"])
            if (brand.Text(name) is { Length: > 0 } text) session.Line(text);
        if (brand.Text("HelpAddress") is { Length: > 0 } help) session.Line($"help: {help}");
        if (brand.Text("SupportAddress") is { Length: > 0 } support) session.Line($"support: {support}");
        foreach (var problem in brand.Items("Problems"))
            session.Line($"branding: {problem.Text()}");
    }
}
