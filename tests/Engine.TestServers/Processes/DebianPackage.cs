using System.ComponentModel;

namespace Engine.TestServers.Processes;

/// <summary>Programs that Debian and its relatives have ready.</summary>
public static class DebianPackage
{
    private const string ServicePolicy = "/usr/sbin/policy-rc.d";
    private static readonly Dictionary<string, string> Silent = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    /// <summary>Installs the package when the file is missing.</summary>
    /// <param name="package">The package.</param>
    /// <param name="find">The file, or null when it is not there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It is not there and cannot be installed.</exception>
    public static async Task<string> RequireAsync(string package, Func<string?> find, CancellationToken cancellationToken)
    {
        if (find() is { } present) return present;
        if (!Environment.IsPrivilegedProcess) throw new InvalidOperationException($"install the package {package}, or run as root");

        try
        {
            await InstallAsync(package, cancellationToken);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"the package {package} is missing, and there is no apt-get", missing);
        }

        return find() ?? throw new InvalidOperationException($"the package {package} does not hold what was expected");
    }

    public static string? OnPath(string program) => ((string[])["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/bin", "/sbin"])
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    // A package's own service is not to start: what is measured is started by us, in a folder of its own.
    private static async Task InstallAsync(string package, CancellationToken cancellationToken)
    {
        var isOurs = !File.Exists(ServicePolicy);
        if (isOurs)
        {
            await File.WriteAllTextAsync(ServicePolicy, "#!/bin/sh\nexit 101\n", cancellationToken);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(ServicePolicy, (UnixFileMode)0b111_101_101);
        }

        try
        {
            await Tool.RunAsync("apt-get", ["update", "-qq"], cancellationToken, Silent);
            await Tool.RunAsync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", package], cancellationToken, Silent);
        }
        finally
        {
            if (isOurs) File.Delete(ServicePolicy);
        }
    }
}
