using System.ComponentModel;
using System.Diagnostics;

namespace Engine.Host.Windows;

/// <summary>
/// Opens the engine's pages in a window of their own, as Chromium and its relatives have it, and everything else in the browser the user has set.
/// </summary>
internal sealed partial class BrowserOpener(EngineOptions options, ILogger<BrowserOpener> log) : IWindowOpener
{
    private const string Size = "--window-size=1180,820";

    public bool TryOpen(Uri address) => TryStart([Default(address)]);

    public bool TryOpenOwnWindow(Uri address) =>
        TryStart(AppBrowsers.Installed().Select(browser => Quiet(new(browser, [$"--app={address.AbsoluteUri}", Size]))).Append(Default(address)));

    private bool TryStart(IEnumerable<ProcessStartInfo> commands)
    {
        foreach (var command in options.NoBrowser || !HasScreen() ? [] : commands)
        {
            try
            {
                using var started = Process.Start(command);
                return true;
            }
            catch (Win32Exception)
            {
                // Not on this machine: the next one.
            }
        }

        LogNoScreen();
        return false;
    }

    private static ProcessStartInfo Default(Uri address) => OperatingSystem.IsWindows()
        ? new(address.AbsoluteUri) { UseShellExecute = true }
        : Quiet(new(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.AbsoluteUri]));

    // What a browser has to say does not belong among what the engine prints.
    private static ProcessStartInfo Quiet(ProcessStartInfo command)
    {
        command.RedirectStandardOutput = command.RedirectStandardError = true;
        return command;
    }

    private static bool HasScreen() =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };

    // Without the address: the link in it opens the configuration to whoever reads this.
    [LoggerMessage(LogLevel.Warning, "No window can be opened here; the command `engine show` prints a link")]
    private partial void LogNoScreen();
}
