using System.CommandLine;
using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks.Comparison;

/// <summary><c>compare</c>: the same contacts and queries against our index and what people would take in its place.</summary>
internal static class CompareCommand
{
    private static readonly Dictionary<string, Func<ISearchSystem>> Systems = new()
    {
        ["ours"] = () => new OurIndex(),
        ["sqlite"] = () => new SqliteRival(),
        ["postgresql"] = () => new PostgresRival(),
        ["openldap"] = () => new LdapRival(),
    };

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many contacts", DefaultValueFactory = _ => 100_000 };
        var seconds = new Option<double>("--seconds") { Description = "The longest that one measure may take", DefaultValueFactory = _ => 20 };
        var only = new Option<string[]>("--only") { Description = "Which systems (default: all)", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong([.. Systems.Keys]);
        var command = new Command("compare", "Measure our index beside SQLite, PostgreSQL and OpenLDAP") { count, seconds, only };
        command.SetAction((parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(only) is { Length: > 0 } names ? names : [.. Systems.Keys];
            var longest = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            return RunAsync(new ContactGenerator(parsed.GetValue(count)), [.. chosen.Select(name => Systems[name])], longest, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ContactGenerator contacts, IReadOnlyList<Func<ISearchSystem>> systems, TimeSpan longest, CancellationToken cancellationToken)
    {
        var machine = Machine.Describe();
        var questions = Question.All(contacts);
        var measured = new List<Contestant>();
        foreach (var system in systems)
        {
            measured.Add(await Contestant.MeasureAsync(system(), contacts, questions, longest, cancellationToken));
            await Console.Error.WriteLineAsync($"{measured[^1].Name}: done");
        }

        Console.WriteLine($"{contacts.Count:N0} contacts, best ten of each query; {machine}");
        Console.WriteLine();
        ComparisonTable.Write(measured, questions, Console.Out);
        return 0;
    }
}
