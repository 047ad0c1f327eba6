using Engine.Core.Applications;
using Engine.Storage;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Host.Installation.Applications;

/// <summary>
/// The engine's own application, which the explorer and the demo's commands call as. Only the local user can open the explorer, so nobody is asked to
/// approve it. Its id is made anew for each data folder and kept there for the user alone: it lets whoever knows it in.
/// </summary>
internal sealed class ExplorerApplication(DataFolder folder, ApplicationRegistry applications)
{
    private const string Name = "Explorer";
    private const string FileName = "explorer-application";

    private readonly Lazy<ApplicationId> _id = new(() => ReadOrMake(Path.Combine(folder.FullPath, FileName)));

    /// <returns>The application: approved, unless a person has denied it since.</returns>
    public Task<RegisteredApplication> EnsureAsync(CancellationToken cancellationToken) => applications.AdmitAsync(_id.Value, Name, cancellationToken);

    private static ApplicationId ReadOrMake(string path)
    {
        if (File.Exists(path) && ApplicationId.TryParse(File.ReadAllText(path).Trim(), out var known)) return known;

        var made = Guid.NewGuid().ToString("D");
        Write(path, made);
        return ApplicationId.TryParse(made, out var id) ? id : throw new InvalidOperationException("A new GUID is an application id.");
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
