namespace Engine.Storage;

/// <summary>Files that nobody but the user may read.</summary>
public static class UserOnlyFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes the whole file, durably: after a crash or a power cut at any moment it holds either what it held before or all of this. One
    /// writer of a path at a time.
    /// </summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        // Beside the file, for a rename stays within one disk; a fixed name, so that a crash leaves at most one behind.
        var beside = path + ".new";
        File.Delete(beside);
        using (var file = Create(beside))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        DiskSync.Folder(Path.GetDirectoryName(path));
    }

    /// <summary>Makes an empty file when there is none, and takes the rights of others away when there is one.</summary>
    internal static void Ensure(string path)
    {
        if (!File.Exists(path))
        {
            Create(path).Dispose();
        }
        else
        {
            Tighten(path);
        }
    }

    internal static void Tighten(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && File.GetUnixFileMode(path) != Mode)
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }
}
