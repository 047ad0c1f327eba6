using Engine.Cli;
using Engine.Cli.Requests;

using var http = EngineClient.CreateHttp();
return await new CommandLine(Console.Out, Console.Error, http, Environment.GetEnvironmentVariable).RunAsync(args, CancellationToken.None);
