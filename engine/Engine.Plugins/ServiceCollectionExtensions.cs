using Engine.Core.Connectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Engine.Plugins;

/// <summary>Registers the plugin host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IConnectorCatalog"/>, filled from drop-in folders. Whoever starts the engine awaits <see cref="ConnectorCatalog.StartAsync"/> once.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the folders; more may be added through <see cref="IConfigureOptions{PluginOptions}"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddConnectorPlugins(this IServiceCollection services, Action<PluginOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PluginOptions>();
        services.AddSingleton<IValidateOptions<PluginOptions>, PluginOptionsValidator>();
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ConnectorCatalog>();
        services.TryAddSingleton<IConnectorCatalog>(provider => provider.GetRequiredService<ConnectorCatalog>());
        return services;
    }
}
