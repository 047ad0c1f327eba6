using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Cli.Output;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary><c>engine search "bob"</c></summary>
internal static class SearchCommand
{
    public static Command Create(CommandRunner run)
    {
        var query = new Argument<string[]>("query") { Description = "A name, the beginning of one, or a telephone number", Arity = ArgumentArity.OneOrMore };
        var count = new Option<int>("--count") { Description = "Most records to show, 1 to 100", DefaultValueFactory = _ => 10 };
        var offset = new Option<int>("--offset") { Description = "Records to skip" };
        var pictures = new Option<bool>("--pictures") { Description = "Ask for pictures" };
        var activities = new Option<bool>("--activities") { Description = "Ask for recent activities" };
        var dialect = Dialects.Option("Form of the answer");
        var command = new Command("search", "Finds contacts in every enabled address book") { query, count, offset, pictures, activities, dialect };
        command.SetAction(run(async (session, cancellationToken) =>
        {
            var arguments = session.Arguments;
            var answer = await session.Client.PostAsync("Search", new JsonObject
            {
                ["query"] = string.Join(' ', arguments.GetRequiredValue(query)),
                ["count"] = arguments.GetValue(count),
                ["offset"] = arguments.GetValue(offset),
                ["includePictures"] = arguments.GetValue(pictures),
                ["includeActivities"] = arguments.GetValue(activities),
            }, Dialects.Chosen(arguments, dialect), cancellationToken);
            return session.Print(answer, _ => Show(session, answer));
        }));
        return command;
    }

    private static void Show(Session session, Answer answer)
    {
        var table = new Table("NAME", "TELEPHONE", "E-MAIL", "BOOK", "MATCH", "AGE", "PICTURE", "LAST ACTIVITY");
        foreach (var entry in answer.List)
        {
            // Dialect Integrator: a group of records per book.
            IEnumerable<JsonNode?> records = entry.Member("Records") is JsonArray group ? group : new[] { entry };
            foreach (var record in records)
            {
                table.Add(
                    record.Text("DisplayText"), Fields(record, "Phone"), Fields(record, "Email"), entry.Text("AddinName"), record.Text("Match"), Age(record), Picture(record), Activity(record));
            }
        }

        table.WriteTo(session.Output, "Nobody found.");
        foreach (var failed in answer.List.Where(entry => entry.Text("ExceptionText").Length > 0))
            session.Line($"{failed.Text("AddinName")}: {failed.Text("ExceptionText")}");
        if (answer.SearchStatus is { Length: > 0 } status)
            session.Line($"({SearchStatus.Describe(status)})");
    }

    private static string Fields(JsonNode? record, string kind)
    {
        var fields = record.Member("Fields") is JsonObject flat
            ? flat.SelectMany(field => field.Value is JsonArray several ? several.Select(value => (field.Key, value.Text())) : [(field.Key, field.Value.Text())])
            : record.Items("Fields").Select(field => (Key: field.Text("WellKnownName") is { Length: > 0 } name ? name : field.Text("Name"), field.Text("Value")));
        return string.Join(", ", fields.Where(field => field.Item1.Contains(kind, StringComparison.Ordinal)).Select(field => field.Item2).Distinct());
    }

    private static string Age(JsonNode? record) =>
        record.Member("AgeSeconds") is JsonValue value && value.GetValueKind() is JsonValueKind.Number && value.TryGetValue<double>(out var seconds)
            ? Words.OfAge(seconds)
            : "";

    private static string Picture(JsonNode? record)
    {
        var picture = record.Text("Picture");
        return picture.StartsWith("data:", StringComparison.Ordinal) ? picture["data:".Length..].Split(';', ',')[0] : picture;
    }

    private static string Activity(JsonNode? record) =>
        record.Items("Activities").FirstOrDefault() is { } latest ? $"{latest.Text("Kind")} {latest.Moment("Start")} {latest.Text("Subject")}" : "";
}
