using Engine.Core.AddressBooks;

namespace Engine.Core.Tests.AddressBooks;

/// <summary>A registry that has started, with one connector and no book.</summary>
public abstract class AddressBookRegistryTest(TestContext context)
{
    private protected RegistryRig Rig { get; } = new();

    private protected FakeConnector Connector { get; } = new();

    private protected AddressBookRegistry Registry => Rig.Registry;

    private protected CancellationToken Token => context.CancellationToken;

    [TestInitialize]
    public async Task StartAsync()
    {
        Rig.Catalog.Load(Connector);
        await Registry.StartAsync(Token);
    }

    [TestCleanup]
    public async Task StopAsync() => await Rig.DisposeAsync();
}
