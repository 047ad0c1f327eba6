using System.ComponentModel;
using System.Diagnostics;
using Engine.Host.Launch;

namespace Engine.Host.Windows;

/// <summary>Opens addresses with the program the user has set for them.</summary>
internal sealed partial class BrowserOpener(EngineOptions options, ILogger<BrowserOpener> log) : IWindowOpener
{
    public void Open(Uri address)
    {
        if (options.NoBrowser || !HasScreen())
        {
            LogLookHere(address);
            return;
        }

        try
        {
            using var started = Process.Start(Command(address));
        }
        catch (Win32Exception)
        {
            LogLookHere(address);
        }
    }

    private static ProcessStartInfo Command(Uri address)
    {
        if (OperatingSystem.IsWindows()) return new(address.AbsoluteUri) { UseShellExecute = true };
        return new(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.AbsoluteUri]);
    }

    private static bool HasScreen() =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };

    [LoggerMessage(LogLevel.Warning, "No window can be opened here; look at {Address}")]
    private partial void LogLookHere(Uri address);
}
