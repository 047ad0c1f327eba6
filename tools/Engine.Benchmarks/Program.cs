using BenchmarkDotNet.Running;
using Engine.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(FanOutBenchmarks).Assembly).Run(args);
