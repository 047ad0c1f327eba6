using System.CommandLine;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine connectors</c></summary>
internal static class ConnectorsCommand
{
    public static Command Create(CommandRunner run)
    {
        var command = new Command("connectors", "Lists the connectors that were found, and what is wrong with those that failed");
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var answer = await session.Client.GetAsync("Connectors", cancellationToken);
            return session.Print(answer, _ => Show(session, answer));
        }));
        return command;
    }

    private static void Show(Session session, Answer answer)
    {
        var table = new Table("ID", "NAME", "VERSION", "STATE", "GRADE", "FILE", "ERROR");
        foreach (var connector in answer.List)
            table.Add(connector.Text("Id"), connector.Text("Name"), connector.Text("Version"), connector.Text("State"), connector.Text("Grade"), connector.Text("File"), connector.Text("Error"));
        table.WriteTo(session.Output, "No connectors: put one into the folder connectors/ of the data folder.");
    }
}
