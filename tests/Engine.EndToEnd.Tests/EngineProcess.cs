using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engine.EndToEnd.Tests;

/// <summary>The engine as a process of its own, on free loopback ports and in a data folder of its own.</summary>
internal sealed partial class EngineProcess : IAsyncDisposable
{
    // How fast a busy machine answers is nothing the tests ask.
    private static readonly string[] Patience = ["Engine__Search__BookDeadline=00:00:30", "Engine__Search__OverallDeadline=00:01:00"];

    private readonly Process _process;
    private readonly List<string> _output = [];

    private EngineProcess(Process process, string dataFolder)
    {
        _process = process;
        DataFolder = dataFolder;
    }

    public string DataFolder { get; }

    /// <summary>Base address of the API, ending in a slash.</summary>
    public Uri Http { get; private set; } = null!; // set by StartAsync before anyone sees the object

    public Uri Https { get; private set; } = null!;

    public int Id => _process.Id;

    public int Threads => Refreshed().Threads.Count;

    public long MemoryBytes => Refreshed().WorkingSet64;

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output) return [.. _output];
        }
    }

    /// <summary>A folder that is there until the tests have ended.</summary>
    public static string NewDataFolder()
    {
        var folder = Directory.CreateTempSubdirectory("engine-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // An engine that could not be stopped still writes there.
            }
        };
        return folder;
    }

    public static string Metadata(string key) => typeof(EngineProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;

    public static async Task<EngineProcess> StartAsync(string dataFolder, CancellationToken cancellationToken, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[
            Path.Combine(Metadata("HostFolder"), "Engine.Host.dll"), "--data", dataFolder, "--http-port", "0", "--https-port", "0", "--no-browser", .. Patience, .. options])
        {
            // A setting is given as people give it to a service: NAME__OF__SETTING=value in the environment.
            if (argument.Split('=', 2) is [var name, var value] && (name.Contains("__", StringComparison.Ordinal) || name is "PATH" or "XDG_CONFIG_HOME" or "XDG_DATA_HOME"))
                start.Environment[name] = value;
            else start.ArgumentList.Add(argument);
        }

        var engine = new EngineProcess(Process.Start(start)!, dataFolder);
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        engine._process.OutputDataReceived += (_, line) => engine.Keep(line.Data, listening);
        engine._process.ErrorDataReceived += (_, line) => engine.Keep(line.Data, listening);
        engine._process.BeginOutputReadLine();
        engine._process.BeginErrorReadLine();
        var ended = engine._process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(listening.Task, ended) == ended)
            throw new InvalidOperationException("The engine did not start:\n" + string.Join('\n', engine.Output));

        var addresses = Address().Matches(await listening.Task).Select(match => new Uri(match.Value)).ToList();
        engine.Http = addresses.Single(address => address.Scheme == "http");
        engine.Https = addresses.Single(address => address.Scheme == "https");
        return engine;
    }

    /// <summary>A client of the given application, as it would call over plain HTTP.</summary>
    public HttpClient Client(string? applicationId = null)
    {
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Http, Timeout = TimeSpan.FromSeconds(100) };
        if (applicationId is not null) client.DefaultRequestHeaders.Add("ApplicationId", applicationId);
        return client;
    }

    /// <summary>The administrator, by the token in the data folder.</summary>
    public HttpClient Admin()
    {
        var client = Client();
        var token = File.ReadAllText(Path.Combine(DataFolder, "admin-token")).Trim();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<string> ApprovedApplicationAsync(string dialect, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        using var client = Client();
        using var admin = Admin();
        var registering = client.PostAsync("Register", Form(("Id", id), ("Name", "Test")), cancellationToken);
        await UntilAsync(async () => (await ApplicationsAsync(admin, cancellationToken)).Any(known => $"{known!["Id"]}" == id), cancellationToken);
        using var approved = await admin.PostAsJsonAsync($"Applications/{id}/Approve", new { Dialect = dialect }, cancellationToken);
        approved.EnsureSuccessStatusCode();
        using var registered = await registering;
        registered.EnsureSuccessStatusCode();
        return id;
    }

    public static async Task<JsonArray> ApplicationsAsync(HttpClient admin, CancellationToken cancellationToken) =>
        (JsonArray)JsonNode.Parse(await admin.GetStringAsync("Applications", cancellationToken))!;

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] values) =>
        new(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));

    public static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        while (!await holds())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Kills the process as <c>kill -9</c> does, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private Process Refreshed()
    {
        _process.Refresh();
        return _process;
    }

    private void Keep(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
        if (line.StartsWith("Listening on ", StringComparison.Ordinal)) listening.TrySetResult(line);
    }

    [GeneratedRegex(@"https?://[^\s,]+/api/v1/")]
    private static partial Regex Address();
}
