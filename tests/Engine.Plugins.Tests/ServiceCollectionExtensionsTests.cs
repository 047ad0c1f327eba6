using Engine.Core.Connectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Engine.Plugins.Tests;

[TestClass]
public sealed class ServiceCollectionExtensionsTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public async Task AddConnectorPlugins_Resolved_IsOneCatalogThatFindsTheFolder()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        await using var services = new ServiceCollection().AddLogging().AddConnectorPlugins(options => options.Folders = [folder.Connectors]).BuildServiceProvider();

        await services.GetRequiredService<ConnectorCatalog>().StartAsync(TestContext.CancellationToken);

        Assert.AreEqual("minimal", services.GetRequiredService<IConnectorCatalog>().Entries.Single().Id);
    }

    [TestMethod]
    [DataRow("00:00:00", "RescanInterval")]
    [DataRow("2.00:00:00", "RescanInterval")]
    public void AddConnectorPlugins_IntervalOutOfRange_IsRefusedByName(string interval, string expected)
    {
        using var services = new ServiceCollection().AddLogging()
            .AddConnectorPlugins(options => options.RescanInterval = TimeSpan.Parse(interval)).BuildServiceProvider();

        var refusal = Assert.ThrowsExactly<OptionsValidationException>(() => services.GetRequiredService<ConnectorCatalog>());

        Assert.Contains(expected, refusal.Message);
    }
}
