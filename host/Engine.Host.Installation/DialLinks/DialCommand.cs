namespace Engine.Host.Installation.DialLinks;

/// <summary>Finds the engine's command line, which dials what a link names: beside the engine, or on the path.</summary>
internal static class DialCommand
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <param name="programFolder">Where the engine's own program is.</param>
    /// <param name="searchPath">The variable <c>PATH</c>.</param>
    /// <returns>Its full path; null when it is nowhere.</returns>
    public static string? Find(string programFolder, string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "engine.exe" : "engine";
        var onPath = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);
        return onPath.Prepend(programFolder).Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) => File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0);
}
