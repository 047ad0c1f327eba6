using Engine.Storage;
using Microsoft.Extensions.Options;

namespace Engine.Host.Installation.Branding;

/// <summary>
/// The brand as it is now: of the folder <c>branding</c> in the data folder, or else beside the program. The setting <c>ProductName</c> goes before the
/// folder's: whoever sets it means this very installation. Looked at again every few seconds.
/// </summary>
internal sealed partial class CurrentBrand : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private readonly string[] _folders;
    private readonly string? _name;
    private readonly TimeProvider _time;
    private readonly ILogger<CurrentBrand> _log;
    private readonly Lock _lock = new();
    private volatile Brand _value = Brand.Default;
    private string? _stamp;

    public CurrentBrand(DataFolder folder, IOptions<ProductOptions> options, TimeProvider time, ILogger<CurrentBrand> log)
    {
        _folders = [Path.Combine(folder.FullPath, BrandFolder.Name), Path.Combine(AppContext.BaseDirectory, BrandFolder.Name)];
        _name = string.IsNullOrWhiteSpace(options.Value.ProductName) ? null : options.Value.ProductName.Trim();
        (_time, _log) = (time, log);
        Refresh();
    }

    public Brand Value => _value;

    /// <summary>After <see cref="Value"/> became another; on a thread of the pool; returns at once and does not throw.</summary>
    public event Action? Changed;

    /// <summary>Looks now whether the folder changed.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            var stamp = BrandFolder.Stamp(_folders);
            if (stamp == _stamp) return;
            _stamp = stamp;
            var read = BrandFolder.Read(_folders);
            _value = _name is null ? read : read with { ProductName = _name };
            foreach (var problem in read.Problems) LogProblem(problem);
        }

        Changed?.Invoke();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Refresh();
        }
        catch (OperationCanceledException)
        {
            // The engine ends.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Branding: {Problem}")]
    private partial void LogProblem(string problem);
}
