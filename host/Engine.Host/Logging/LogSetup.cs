using Engine.Storage;
using Serilog;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Engine.Host.Logging;

/// <summary>Everything worth keeping to files that only the user can read; what someone should know at once to the console as well.</summary>
internal static class LogSetup
{
    private const int KeptFiles = 7;
    private const long MaxFileBytes = 10 * 1024 * 1024;
    private const string KeyWarnings = "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager";
    private const string HostErrors = "Microsoft.Extensions.Hosting.Internal.Host";

    public static void AddLogFiles(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<LogReader>();
        builder.Services.AddSerilog((services, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning) // its request log holds whole addresses
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off) // traces each request for nobody
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override(KeyWarnings, LogEventLevel.Error) // the keys are guarded by the rights of their folder
            .WriteTo.File(
                Path.Combine(services.GetRequiredService<DataFolderLock>().Folder.LogsFolder, "engine-.log"),
                outputTemplate: "{Timestamp:O} [{Level:u3}] {SourceContext}: {Message:lj}{NewLine}{Exception}", // LogLine reads it
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: MaxFileBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: KeptFiles,
                hooks: new UserOnlyHooks())
            .WriteTo.Logger(console => console
                // The launch tells a failed start in a line of its own.
                .Filter.ByExcluding(Serilog.Filters.Matching.FromSource(HostErrors))
                .WriteTo.Console(
                    restrictedToMinimumLevel: LogEventLevel.Warning,
                    outputTemplate: "[{Level:u3}] {Message:lj}{NewLine}",
                    standardErrorFromLevel: LogEventLevel.Verbose)),
            preserveStaticLogger: true); // each engine of a process writes to its own files
    }

    private sealed class UserOnlyHooks : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, System.Text.Encoding encoding)
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return underlyingStream;
        }
    }
}
