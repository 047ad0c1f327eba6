using System.CommandLine;
using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;
using Engine.Sandbox;

namespace Engine.Benchmarks.Vendors;

/// <summary><c>vendors</c>: what a lookup in a CRM costs a running engine, against stand-ins that take their time.</summary>
internal static class VendorsCommand
{
    private static readonly TimeSpan[] Delays = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300)];

    public static Command Create()
    {
        var lookups = new Option<int>("--lookups") { Description = "How many lookups for each figure", DefaultValueFactory = _ => 300 };
        var command = new Command("vendors", "Measure lookups in CRMs, against the stand-ins") { lookups };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(lookups), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int lookups, CancellationToken cancellationToken)
    {
        var program = await EngineBuild.RunAsync(cancellationToken);
        await using var sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        // What the vendor allows is measured elsewhere: here it would be all that is.
        (sandbox.HubSpot.SearchesPerSecond, sandbox.HubSpot.RequestsPerTenSeconds) = (int.MaxValue, int.MaxValue);
        var results = new List<VendorResult>();
        foreach (var vendor in Vendor.All(sandbox))
        {
            using var folder = new TempFolder();
            await using var engine = await EngineProcess.StartAsync(program, folder.FullPath, ["--tel", "+441632960000"], cancellationToken);
            using var client = new EngineClient(engine);
            await client.RegisterAsync(cancellationToken);
            await client.AddBookAsync(vendor.ConnectorId, vendor.Settings, isCached: false, cancellationToken);
            foreach (var delay in Delays)
            {
                sandbox.Delay = delay;
                results.Add(await LookupTest.RunAsync(vendor, sandbox, client, delay, lookups, cancellationToken));
                await Console.Error.WriteLineAsync($"{vendor.Name}, {delay.TotalMilliseconds:0} ms: done");
            }
        }

        var copies = new List<CopyResult>();
        foreach (var connector in (string[])["google-contacts", "outlook"])
            copies.Add(await CopyTest.RunAsync(program, connector, contacts: 25_000, cancellationToken));

        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        VendorTable.Write(results, Console.Out);
        Console.WriteLine();
        VendorTable.Write(copies, Console.Out);
        return 0;
    }
}
