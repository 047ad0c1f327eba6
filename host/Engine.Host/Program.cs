using Engine.Host.Launch;

// Ends the process even where a connector left a thread of its own behind.
Environment.Exit(await EngineProgram.RunAsync(args, Console.Out, Console.Error));
