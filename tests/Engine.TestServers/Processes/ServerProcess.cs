using System.Diagnostics;

namespace Engine.TestServers.Processes;

/// <summary>A server that runs beside us, and ends with us however we end.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly int _endSignal;
    private readonly List<string> _lines = [];
    private readonly Action<string>? _onLine;
    private bool _isDisposed;

    private ServerProcess(ProcessStartInfo start, int endSignal, Action<string>? onLine)
    {
        (_endSignal, _onLine) = (endSignal, onLine);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += EndWithUs;
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_lines) return string.Join(Environment.NewLine, _lines);
        }
    }

    public static ServerProcess Start(string file, IEnumerable<string> arguments, int endSignal = Signals.Terminate, Action<string>? onLine = null) =>
        new(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, endSignal, onLine);

    /// <exception cref="InvalidOperationException">The server ended, or is not ready in time.</exception>
    public async Task WaitUntilAsync(Func<bool> isReady, TimeSpan longest, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (!isReady())
        {
            if (HasExited || waited.Elapsed > longest) throw new InvalidOperationException($"{_process.StartInfo.FileName} is not ready: {Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>May be called more than once, as whoever measures the end of a server does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        AppDomain.CurrentDomain.ProcessExit -= EndWithUs;
        if (!HasExited)
        {
            _ = Signals.Send(Id, _endSignal);
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private void EndWithUs(object? sender, EventArgs e)
    {
        if (!HasExited) _process.Kill(entireProcessTree: true);
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        _onLine?.Invoke(line);
        lock (_lines)
        {
            if (_lines.Count < KeptLines) _lines.Add(line);
        }
    }
}
