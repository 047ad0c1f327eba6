using System.Diagnostics;

namespace Engine.Storage.Tests.Processes;

/// <summary>This test program, run once more in one of the <see cref="Roles"/>.</summary>
internal sealed class OtherProcess : IDisposable
{
    public const string Flag = "--role";

    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <param name="folder">The data folder it works on.</param>
    /// <param name="umask">Unix only: the rights new files are denied, instead of this process' own.</param>
    public static OtherProcess Start(string role, string folder, string? umask = null)
    {
        string[] command = ["dotnet", "exec", typeof(OtherProcess).Assembly.Location, Flag, role, folder];
        var start = umask is null
            ? new ProcessStartInfo(command[0], command[1..])
            : new ProcessStartInfo("/bin/sh", ["-c", $"umask {umask}; exec \"$@\"", "sh", .. command]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        return new(Process.Start(start) ?? throw new InvalidOperationException("The process did not start."));
    }

    public ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) => _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>SIGKILL: nothing in the process gets to run once more.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
