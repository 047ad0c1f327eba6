namespace Engine.Host.Demo;

/// <summary>The id of the demo's own application: made anew for each data folder, since it lets whoever knows it in.</summary>
internal static class DemoApplicationId
{
    private const string FileName = "demo-application";

    public static Core.Applications.ApplicationId ReadOrMake(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (File.Exists(path) && Core.Applications.ApplicationId.TryParse(File.ReadAllText(path).Trim(), out var known)) return known;

        var made = Guid.NewGuid().ToString("D");
        Write(path, made);
        return Core.Applications.ApplicationId.TryParse(made, out var id) ? id : throw new InvalidOperationException("A new GUID is an application id.");
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // A file that could not be read as an id is replaced, so that its access rights are ours.
        File.Delete(path);
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
