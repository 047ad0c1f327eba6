using System.Text.Json;

namespace Engine.Cli.Running;

/// <summary>An engine that runs for a data folder, and how to reach it.</summary>
internal sealed class RunningEngine
{
    private const string TokenFile = "admin-token";

    private RunningEngine(DataFolder folder, DiscoveryFile file, Uri address, string token)
    {
        Folder = folder.Path;
        Discovery = file;
        Address = address;
        Token = token;
    }

    public string Folder { get; }

    public DiscoveryFile Discovery { get; }

    /// <summary>Base address of the calls; on this machine.</summary>
    public Uri Address { get; }

    /// <summary>The admin token. Never printed.</summary>
    public string Token { get; }

    /// <exception cref="CommandException">None runs, or this user may not talk to it.</exception>
    public static RunningEngine Find(DataFolder folder)
    {
        var file = ReadDiscovery(folder);
        if (!EngineProcess.IsAlive(file))
            throw NotRunning($"The engine that ran for {folder.Path} (process {file.ProcessId}) has ended without saying so.", folder);
        // The token goes over plain HTTP, so it goes to this machine or nowhere.
        var address = file.Addresses.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null)
                .FirstOrDefault(uri => uri is { Scheme: "http", IsLoopback: true })
            ?? throw new CommandException(ExitCode.NotRunning, $"{PathOf(folder, DiscoveryFile.Name)} names no http address of this machine. Start the engine with --http-port.");
        return new RunningEngine(folder, file, address, ReadToken(folder));
    }

    private static DiscoveryFile ReadDiscovery(DataFolder folder)
    {
        var path = PathOf(folder, DiscoveryFile.Name);
        try
        {
            return DiscoveryFile.Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotRunning($"No engine runs for {folder.Path}.", folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw NotRunning($"{path} cannot be read: {e.Message}", folder);
        }
    }

    private static string ReadToken(DataFolder folder)
    {
        var path = PathOf(folder, TokenFile);
        try
        {
            if (File.ReadAllText(path).Trim() is { Length: > 0 } token)
                return token;
            throw new CommandException(ExitCode.Refused, $"{path} is empty. Restart the engine to have it written anew.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Refused, $"{path} cannot be read: run this as the user who runs the engine.", e);
        }
    }

    private static CommandException NotRunning(string what, DataFolder folder)
    {
        var options = folder.IsDefault ? "" : $" -- --data \"{folder.Path}\"";
        return new CommandException(ExitCode.NotRunning, $"{what} Start it with: dotnet run --project host/Engine.Host{options}");
    }

    private static string PathOf(DataFolder folder, string name) => Path.Combine(folder.Path, name);
}
