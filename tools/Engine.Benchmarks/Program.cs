using BenchmarkDotNet.Running;
using Engine.Benchmarks;
using Engine.Benchmarks.Numbers;

switch (args)
{
    case ["numbers", .. var rest]:
        NumbersCommand.Run(rest);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(FanOutBenchmarks).Assembly).Run(args);
        break;
}
