using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Caching;
using Engine.Core.Events;
using Engine.Core.Explain;
using Engine.Core.Outbox;
using Engine.Core.Owner;
using Engine.Core.PhoneNumbers;
using Engine.Core.Profiles;
using Engine.Core.Records;
using Engine.Core.Search;
using Engine.Host.Installation.Applications;
using Engine.Plugins;
using Engine.Sdk.Hosting;
using Engine.Storage;
using Microsoft.Extensions.Options;

namespace Engine.Host.Launch;

/// <summary>Registers the core, which knows of no container.</summary>
internal static class EngineServices
{
    public static void AddEngineCore(this IServiceCollection services, EngineOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new UserProfile { UserId = options.User, Tel = options.Tel, AccessCode = options.AccessCode });
        services.AddSingleton(new PhoneNumberReader(options.Tel));
        services.AddSingleton<EngineEvents>();
        services.AddSingleton<ApplicationRegistry>().AddSingleton<ExplorerApplication>();
        services.AddSingleton(provider => new ApiServices(
            provider.GetRequiredService<IGrantStore>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<AddressBookRegistry>().AddSingleton<IOpenBooks>(provider => provider.GetRequiredService<AddressBookRegistry>());
        services.AddSingleton<CachedBooks>().AddSingleton<ICachedCopies>(provider => provider.GetRequiredService<CachedBooks>());
        services.AddSingleton<ActionTokens>();
        services.AddSingleton(new Random());
        services.AddSingleton<CallOutbox>();
        services.AddSingleton<ActionRunner>();
        services.AddSingleton<FanOutSearch>();
        services.AddSingleton<SearchExplainer>();
        services.AddSingleton<OwnerFinder>();
        services.AddSingleton<FreshRecords>();
        services.AddSingleton<RecordWriting>();
        services.AddSingleton<IValidateOptions<FanOutOptions>, FanOutOptionsValidator>();
        services.AddOptionsWithValidateOnStart<FanOutOptions>().BindConfiguration($"{EngineOptions.Section}:Search");
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        services.AddOptionsWithValidateOnStart<OutboxOptions>().BindConfiguration($"{EngineOptions.Section}:Outbox");
        services.AddSingleton<IValidateOptions<ApplicationOptions>, ApplicationOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ApplicationOptions>().BindConfiguration($"{EngineOptions.Section}:Applications");
    }

    public static void AddPlugins(this IServiceCollection services, EngineOptions options, DataFolder folder) =>
        services.AddConnectorPlugins(plugins => plugins.Folders =
            [Path.Combine(AppContext.BaseDirectory, "connectors"), folder.ConnectorsFolder, .. options.Connectors]);
}

[OptionsValidator]
internal sealed partial class FanOutOptionsValidator : IValidateOptions<FanOutOptions>;

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;

[OptionsValidator]
internal sealed partial class ApplicationOptionsValidator : IValidateOptions<ApplicationOptions>;
