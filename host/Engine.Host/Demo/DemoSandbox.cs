using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Engine.Host.Demo;

/// <summary>
/// The stand-ins of CRMs that the demo's books are searched in, a program of its own beside this one. It ends when its input does, and so with this
/// process however that ends.
/// </summary>
internal sealed class DemoSandbox : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan EndDeadline = TimeSpan.FromSeconds(2);

    private readonly Process _process;

    private DemoSandbox(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where the stand-ins listen; each has a folder there.</summary>
    public Uri Address { get; }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "sandbox", "Engine.Sandbox.dll");

    /// <returns>Null when it is not there, or does not come up.</returns>
    public static async Task<DemoSandbox?> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program)) return null;
        var start = new ProcessStartInfo(DotnetProgram()) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Program, "--port", "0", "--until-input-ends"]) start.ArgumentList.Add(argument);
        if (Process.Start(start) is not { } process) return null;
        var first = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => first.TrySetResult(line.Data);
        // What it says besides is nobody's business, but must not fill its pipes.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            if (AddressIn(await first.Task.WaitAsync(StartDeadline, time, cancellationToken)) is { } address) return new(process, address);
        }
        catch (TimeoutException)
        {
            // As good as not there.
        }

        process.Kill();
        process.Dispose();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndDeadline);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    // "Listening on http://127.0.0.1:5099/ …"
    private static Uri? AddressIn(string? line) =>
        (line ?? "").Split(' ').Select(word => Uri.TryCreate(word, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp ? address : null).FirstOrDefault(address => address is not null);

    // The one that runs this process, wherever it was installed.
    private static string DotnetProgram() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
