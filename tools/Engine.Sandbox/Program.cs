using System.Globalization;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;

var options = new SandboxOptions { Port = 5099 };
var endsWithInput = false;
for (var i = 0; i < args.Length; i++)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    switch (args[i])
    {
        case "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue:
            options = options with { Port = port };
            i++;
            break;
        case "--delay" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds):
            options = options with { Delay = TimeSpan.FromMilliseconds(milliseconds) };
            i++;
            break;
        case "--until-input-ends":
            endsWithInput = true;
            break;
        case "--empty":
            options = options with { IsSeeded = false };
            break;
        case "--approve":
            options = options with { ApprovesAtOnce = true };
            break;
        default:
            await Console.Error.WriteLineAsync("Engine.Sandbox [--port N] [--delay MILLISECONDS] [--empty] [--approve] [--until-input-ends]");
            return 2;
    }
}

try
{
    await using var server = await SandboxServer.StartAsync(options);
    Console.WriteLine($"Listening on {server.Address} (salesforce/, hubspot/, google/, graph/, login/); "
        + $"client {OAuthProvider.ConfidentialClient} with {OAuthProvider.ClientSecret}, or {OAuthProvider.PublicClient}; HubSpot token {HubSpotPortal.PrivateAppToken}.");
    // Whoever started this for itself holds our input open as long as it lives, however it ends.
    await (endsWithInput ? Task.WhenAny(server.WaitForEndAsync(), Task.Run(Console.In.ReadToEnd)) : server.WaitForEndAsync());
    return 0;
}
catch (IOException error)
{
    await Console.Error.WriteLineAsync($"Cannot listen on port {options.Port}: {error.Message} Choose another with --port.");
    return 1;
}
