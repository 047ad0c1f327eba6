using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Caching;
using Engine.Core.Outbox;
using Engine.Sdk.Hosting;
using Engine.Storage.Actions;
using Engine.Storage.AddressBooks;
using Engine.Storage.Applications;
using Engine.Storage.Caching;
using Engine.Storage.Secrets;
using Engine.Storage.SignIn;
using Engine.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engine.Storage;

public static class ServiceCollectionExtensions
{
    private const string ApplicationName = "crm-engine";

    /// <summary>
    /// The stores of the engine, kept in this folder. The folder is locked and the database opened when the first of them is asked for, at the latest
    /// when the host starts; what is wrong with them is then thrown as a <see cref="StorageException"/>.
    /// </summary>
    public static IServiceCollection AddEngineStorage(this IServiceCollection services, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton(_ => folder.Lock());
        services.AddSingleton(provider => AdminToken.ReadOrCreate(provider.GetRequiredService<DataFolderLock>()));
        services.AddSingleton(Profile.Default);
        services.AddSingleton(provider => new Database(provider.GetRequiredService<DataFolderLock>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSecrets();
        services.AddSingleton<CacheFolder>().AddSingleton<CacheSets>();
        services.AddSingleton<ContactCache>().AddSingleton<IContactCache>(provider => provider.GetRequiredService<ContactCache>());
        services.AddSingleton<CallLedger>().AddSingleton<ICallLedger>(provider => provider.GetRequiredService<CallLedger>());
        services.AddSingleton<IAddressBookStore, AddressBookStore>();
        services.AddSingleton<IGrantStore, GrantStore>();
        services.AddSingleton<IApplicationStore, ApplicationStore>();
        return services.AddHostedService<StorageUpkeep>();
    }

    private static void AddSecrets(this IServiceCollection services)
    {
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        if (OperatingSystem.IsWindows())
        {
            protection.ProtectKeysWithDpapi();
        }

        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, keys) => options.XmlRepository = keys);
        services.AddSingleton<SettingsProtector>().AddSingleton<GrantProtector>().AddSingleton<CallProtector>();
        services.AddSingleton<IInstallationKey, InstallationKey>();
    }
}
