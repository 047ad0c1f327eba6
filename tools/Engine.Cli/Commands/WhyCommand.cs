using System.CommandLine;
using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine why NUMBER</c>: why a number, or a name, was found or was not.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandRunner run)
    {
        var query = new Argument<string[]>("number") { Description = "A telephone number, in any spelling, or a name", Arity = ArgumentArity.OneOrMore };
        var command = new Command("why", "Tells why a number is found, or is not, and what to do") { query };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var text = string.Join(' ', session.Arguments.GetRequiredValue(query));
            var answer = await AskAsync(session.Client, text, cancellationToken);
            session.Print(answer, explanation => Show(session, explanation));
            return answer.Json.IsTrue("Found") ? ExitCode.Ok : ExitCode.Refused;
        }));
        return command;
    }

    // Refused as code 1 would read as not found.
    private static async Task<Answer> AskAsync(EngineClient client, string text, CancellationToken cancellationToken)
    {
        try
        {
            return await client.PostAsync("Explain", new JsonObject { ["query"] = text }, null, cancellationToken);
        }
        catch (CommandException refused) when (refused.ExitCode == ExitCode.Refused)
        {
            throw new CommandException(ExitCode.Usage, refused.Message, refused) { Json = refused.Json };
        }
    }

    private static void Show(Session session, JsonNode? explanation)
    {
        session.Line($"{(explanation.IsTrue("Found") ? "Found" : "Not found")}: {explanation.Text("Text")}");
        session.Line(Reading(explanation.Member("Query")));
        if (explanation.Member("Query").Text("Problem") is { Length: > 0 } problem)
            session.Line(problem);
        foreach (var book in explanation.Items("Books"))
        {
            session.Output.WriteLine();
            new ExplainedBook(session, book).Show();
        }

        session.Output.WriteLine();
        session.Line($"What to do: {explanation.Text("Advice")}");
    }

    // Read as the number +441632960017 (GB), completed by your own country
    private static string Reading(JsonNode? query)
    {
        if (query.Text("Kind") == "Name")
            return $"Read as a name: {string.Join(' ', query.Items("FoldedWords").Select(word => word.Text()))}";
        var number = query.Text("E164") is { Length: > 0 } e164 ? e164 : query.Text("National");
        var region = query.Text("Region") is { Length: > 0 } code ? $" ({code})" : "";
        var extension = query.Text("Extension") is { Length: > 0 } digits ? $", extension {digits}" : "";
        return $"Read as {Kind(query.Text("NumberKind"))} {number}{region}{extension}{Completion(query.Text("Completion"))}";
    }

    private static string Kind(string kind) => kind switch
    {
        "Full" => "the number",
        "Local" => "the local number",
        "National" => "a number of an unknown country",
        "Internal" => "the extension",
        _ => "digits",
    };

    private static string Completion(string completion) => completion switch
    {
        "OwnCountry" => ", completed by your own country",
        "OwnCountryAndArea" => ", completed by your own country and area",
        _ => "",
    };
}
