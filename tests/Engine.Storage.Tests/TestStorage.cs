using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Caching;
using Engine.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Storage.Tests;

/// <summary>An engine's storage over one folder, registered as the host does it.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    public TestStorage(string folder)
    {
        Folder = new(folder);
        Services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddEngineStorage(Folder)
            .BuildServiceProvider();
    }

    public DataFolder Folder { get; }

    public FakeTimeProvider Time { get; } = new(Samples.Now);

    public LogLines Log { get; } = new();

    public ServiceProvider Services { get; }

    public IAddressBookStore Books => Services.GetRequiredService<IAddressBookStore>();

    public IApplicationStore Applications => Services.GetRequiredService<IApplicationStore>();

    public ICallLedger Ledger => Services.GetRequiredService<ICallLedger>();

    public IContactCache Cache => Services.GetRequiredService<IContactCache>();

    public IInstallationKey Key => Services.GetRequiredService<IInstallationKey>();

    public AdminToken AdminToken => Services.GetRequiredService<AdminToken>();

    public Database Database => Services.GetRequiredService<Database>();

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
