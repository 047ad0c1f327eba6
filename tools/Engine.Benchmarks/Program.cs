using System.CommandLine;
using BenchmarkDotNet.Running;
using Engine.Benchmarks;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.Benchmarks.Directories;
using Engine.Benchmarks.Http;
using Engine.Benchmarks.Load;
using Engine.Benchmarks.Numbers;
using Engine.Benchmarks.Vendors;

// Time to stop the servers that a command has started, when it is interrupted.
var patient = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };

return args switch
{
    ["generate", ..] => GenerateCommand.Create().Parse(args[1..]).Invoke(),
    ["numbers", .. var rest] => NumbersCommand.Run(rest),
    ["compare", ..] => await CompareCommand.Create().Parse(args[1..]).InvokeAsync(patient),
    ["load", ..] => await LoadCommand.Create().Parse(args[1..]).InvokeAsync(patient),
    ["vendors", ..] => await VendorsCommand.Create().Parse(args[1..]).InvokeAsync(patient),
    ["directories", ..] => await DirectoriesCommand.Create().Parse(args[1..]).InvokeAsync(patient),
    ["http", ..] => await HttpCommand.Create().Parse(args[1..]).InvokeAsync(patient),
    ["bare", ..] => await BareServer.Create().Parse(args[1..]).InvokeAsync(patient),
    _ => BenchmarkSwitcher.FromAssembly(typeof(FanOutBenchmarks).Assembly).Run(args).Any() ? 0 : 1,
};
