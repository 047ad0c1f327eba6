using System.CommandLine;
using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Http;

/// <summary><c>http</c>: what the engine answers per second, beside a program that does nothing but answer.</summary>
internal static class HttpCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Contacts in the cached book; 0: the demo's samples", DefaultValueFactory = _ => 0 };
        var seconds = new Option<int>("--seconds") { Description = "How long each round of a measure takes", DefaultValueFactory = _ => 3 };
        var command = new Command("http", "Measure requests per second and latencies with wrk") { count, seconds };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(count), parsed.GetValue(seconds), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int count, int seconds, CancellationToken cancellationToken)
    {
        var wrk = await Wrk.FindAsync(cancellationToken);
        var program = await EngineBuild.RunAsync(cancellationToken);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        if (count == 0) await ColdStart.RunAsync(program, Console.Out, cancellationToken);

        using var folder = new TempFolder();
        await using var book = count == 0
            ? await SearchedBook.DemoAsync(program, folder, cancellationToken)
            : await SearchedBook.CachedAsync(program, folder, count, cancellationToken);
        Console.WriteLine(count == 0 ? "Demo book" : $"One cached book of {count:N0} contacts");
        Console.WriteLine();
        await new HttpComparison(wrk, book, folder, seconds).RunAsync(Console.Out, cancellationToken);
        return 0;
    }
}
