namespace Engine.Host.Windows;

/// <summary>Browsers that show one page in a window of its own (<c>--app=ADDRESS</c>).</summary>
internal static class AppBrowsers
{
    private static readonly string[] OnPath = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

    private static readonly string[] OnWindows =
        [@"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe"];

    private static readonly string[] OnMac =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    /// <summary>The full paths of those on this machine, the best first.</summary>
    public static IEnumerable<string> Installed() => Candidates().Where(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsMacOS()) return OnMac;
        if (OperatingSystem.IsWindows())
        {
            var roots = ((Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.LocalApplicationData])
                .Select(Environment.GetFolderPath).Where(root => root.Length > 0);
            return OnWindows.SelectMany(program => roots.Select(root => Path.Combine(root, program)));
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return OnPath.SelectMany(program => folders.Select(folder => Path.Combine(folder, program)));
    }
}
