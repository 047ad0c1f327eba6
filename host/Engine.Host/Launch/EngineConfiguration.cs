using Engine.Host.Demo;
using Engine.Storage;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace Engine.Host.Launch;

/// <summary>
/// Where settings come from, the later going before the earlier: <c>appsettings.json</c> beside the program, <c>settings.json</c> in the data
/// folder, the environment (<c>Engine__HttpPort</c>), the command line.
/// </summary>
internal static class EngineConfiguration
{
    /// <summary>Reads the options, checked, and the data folder they name.</summary>
    /// <exception cref="LaunchException">An option or setting is wrong.</exception>
    public static (EngineOptions Options, DataFolder Folder) AddEngineConfiguration(this WebApplicationBuilder builder, string[] args)
    {
        var configuration = builder.Configuration;
        configuration.AddInMemoryCollection(CommandLine.Read(args));

        var folder = FolderOf(Bind(configuration));
        var environment = configuration.Sources.ToList().FindLastIndex(source => source is EnvironmentVariablesConfigurationSource);
        configuration.Sources.Insert(environment, SavedIn(folder));

        var options = Bind(configuration);
        options.DataFolder = folder.FullPath;
        if (options.Demo) options.Tel ??= DemoSetup.Tel;
        Check(options);
        builder.Services.AddSingleton(options);
        return (options, folder);
    }

    // Sample contacts do not belong among the user's own: unless a folder is named, the demo has one to itself.
    private static DataFolder FolderOf(EngineOptions options)
    {
        if (options.DataFolder.Length > 0) return new DataFolder(options.DataFolder);
        return options.Demo ? new DataFolder(DataFolder.Default.FullPath + "-demo") : DataFolder.Default;
    }

    private static JsonConfigurationSource SavedIn(DataFolder folder)
    {
        var source = new JsonConfigurationSource { Path = SavedSettings.PathIn(folder), Optional = true, ReloadOnChange = false };
        source.ResolveFileProvider();
        return source;
    }

    private static EngineOptions Bind(ConfigurationManager configuration) =>
        configuration.GetSection(EngineOptions.Section).Get<EngineOptions>() ?? new EngineOptions();

    private static void Check(EngineOptions options)
    {
        IValidateOptions<EngineOptions>[] validators = [new EngineOptionsValidator(), new PortsValidator(), new RemoteValidator()];
        var failures = validators.Select(validator => validator.Validate(null, options)).SelectMany(result => result.Failures ?? []).ToArray();
        if (failures.Length > 0) throw new LaunchException(ExitCodes.WrongOptions, string.Join(" ", failures));
    }
}
