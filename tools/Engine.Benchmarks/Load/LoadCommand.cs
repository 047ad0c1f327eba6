using System.CommandLine;
using Engine.Benchmarks.Contacts;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Load;

/// <summary><c>load</c>: what books of thousands to a million contacts cost a running engine.</summary>
internal static class LoadCommand
{
    private static readonly int[] UsualCounts = [10_000, 100_000, 1_000_000];

    public static Command Create()
    {
        var count = new Option<int[]>("--count") { Description = "How many contacts (default: 10000 100000 1000000)", AllowMultipleArgumentsPerToken = true };
        var command = new Command("load", "Measure a running engine with a cached book of a CSV file") { count };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(count) is { Length: > 0 } counts ? counts : UsualCounts, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int[] counts, CancellationToken cancellationToken)
    {
        var program = await EngineBuild.RunAsync(cancellationToken);
        var machine = Machine.Describe();
        var results = new List<LoadResult>();
        foreach (var count in counts)
        {
            results.Add(await LoadTest.RunAsync(program, new ContactGenerator(count), cancellationToken));
            await Console.Error.WriteLineAsync($"{count:N0} contacts: done");
        }

        Console.WriteLine(machine);
        Console.WriteLine();
        LoadTable.Write(results, Console.Out);
        return 0;
    }
}
