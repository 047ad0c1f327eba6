using System.Runtime.Versioning;

namespace Engine.Storage;

/// <summary>Folders that nobody but the user may enter. On Windows the profile's own access list sees to that.</summary>
internal static class UserOnlyFolder
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes the data folder, or takes the one that is there.</summary>
    /// <exception cref="StorageException">Others may write to the one that is there, and it is not ours to change.</exception>
    public static void Adopt(DataFolder folder)
    {
        if (!Directory.Exists(folder.FullPath))
        {
            Create(folder.FullPath);
        }
        else if (!OperatingSystem.IsWindows())
        {
            Check(folder);
        }
    }

    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Mode);
        DiskSync.Folder(Path.GetDirectoryName(path));
    }

    public static void Tighten(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Check(DataFolder folder)
    {
        var real = Directory.ResolveLinkTarget(folder.FullPath, returnFinalTarget: true)?.FullName ?? folder.FullPath;
        var mode = File.GetUnixFileMode(real);

        // `--data /tmp` or `--data .` must not lock others out of what is not ours.
        var isOurs = (mode & UnixFileMode.StickyBit) == 0 && (File.Exists(folder.DatabaseFile) || !Directory.EnumerateFileSystemEntries(real).Any());
        if (isOurs)
        {
            Tighten(real);
        }
        else if ((mode & WritableByOthers) != 0)
        {
            // Connectors are loaded from here: whoever may write here may run code as this user.
            throw new StorageException($"Other users may write to {folder}. Make it yours alone (chmod 700), or name another folder (--data DIR).");
        }
    }
}
