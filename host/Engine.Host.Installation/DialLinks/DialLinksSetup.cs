using Engine.Host.Installation.Branding;
using Engine.Storage;

namespace Engine.Host.Installation.DialLinks;

/// <summary>Chooses what fits the system.</summary>
internal static class DialLinksSetup
{
    public static IServiceCollection AddDialLinks(this IServiceCollection services) =>
        services.AddSingleton<IDialLinks>(provider => Create(provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<CurrentBrand>()));

    private static IDialLinks Create(DataFolder folder, CurrentBrand brand)
    {
        if (OperatingSystem.IsWindows()) return new WindowsDialLinks(Command, folder, brand);
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsFreeBSD()) return new NoDialLinks();

        // .NET has these of $XDG_DATA_HOME and $XDG_CONFIG_HOME, or their defaults.
        static string User(Environment.SpecialFolder of) => Environment.GetFolderPath(of, Environment.SpecialFolderOption.DoNotVerify);
        return new DesktopDialLinks(
            Path.Combine(User(Environment.SpecialFolder.LocalApplicationData), "applications"), User(Environment.SpecialFolder.ApplicationData),
            Environment.GetEnvironmentVariable("XDG_CURRENT_DESKTOP"), Command, folder, brand);
    }

    private static string? Command() => DialCommand.Find(AppContext.BaseDirectory, Environment.GetEnvironmentVariable("PATH"));
}
