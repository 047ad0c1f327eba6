using System.CommandLine;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Directories;

/// <summary><c>directories</c>: what lookups and copies cost a running engine where a company's contacts are in a server of its own.</summary>
internal static class DirectoriesCommand
{
    private static readonly Dictionary<string, Func<IDirectoryServer>> Servers = new() { ["ldap"] = () => new OpenLdapServer(), ["postgres"] = () => new PostgresTable() };

    public static Command Create()
    {
        var only = new Argument<string[]>("server") { Description = "Which servers (default: all)", Arity = ArgumentArity.ZeroOrMore };
        only.AcceptOnlyFromAmong([.. Servers.Keys]);
        var count = new Option<int>("--count") { Description = "How many contacts", DefaultValueFactory = _ => 100_000 };
        var command = new Command("directories", "Measure lookups and copies of a company's directories, on real servers") { only, count };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(only) is { Length: > 0 } names ? names : [.. Servers.Keys], new ContactGenerator(parsed.GetValue(count)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> names, ContactGenerator contacts, CancellationToken cancellationToken)
    {
        var program = await EngineBuild.RunAsync(cancellationToken);
        var machine = Machine.Describe();
        var results = new List<DirectoryResult>();
        foreach (var name in names)
        {
            await using var server = Servers[name]();
            try
            {
                results.Add(await new DirectoryTest(program, server, contacts).RunAsync(cancellationToken));
                await Console.Error.WriteLineAsync($"{server.Name}: done");
            }
            catch (UnavailableException missing)
            {
                await Console.Error.WriteLineAsync($"{server.Name} was not measured: {missing.Message}");
            }
        }

        Console.WriteLine(machine);
        Console.WriteLine();
        DirectoryTable.Write(results, Console.Out);
        return 0;
    }
}
