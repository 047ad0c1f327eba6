using BenchmarkDotNet.Running;
using Engine.Benchmarks;
using Engine.Benchmarks.Contacts;

return args switch
{
    ["generate", ..] => GenerateCommand.Create().Parse(args[1..]).Invoke(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(FanOutBenchmarks).Assembly).Run(args).Any() ? 0 : 1,
};
