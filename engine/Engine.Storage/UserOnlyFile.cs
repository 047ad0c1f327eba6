namespace Engine.Storage;

/// <summary>Files that nobody but the user may read.</summary>
public static class UserOnlyFile
{
    /// <summary>What the name of a file ends in before it is whole.</summary>
    internal const string Unfinished = ".new";

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int BufferSize = 1 << 16;

    /// <summary>
    /// Writes the whole file, durably: after a crash or a power cut at any moment it holds either what it held before or all of this. One
    /// writer of a path at a time.
    /// </summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using (var file = CreateBeside(path))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        Replace(path);
    }

    /// <summary>The same for a content too big to be in memory.</summary>
    internal static void Write(string path, Action<Stream> write)
    {
        using (var file = CreateBeside(path))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        Replace(path);
    }

    /// <summary>Opens a file for reading from its beginning to its end. It may be replaced or deleted meanwhile, where the platform lets it.</summary>
    internal static Stream OpenRead(string path) =>
        new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, BufferSize = BufferSize, Options = FileOptions.SequentialScan });

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

    // Beside the file, for a rename stays within one disk; a fixed name, so that a crash leaves at most one behind.
    private static FileStream CreateBeside(string path)
    {
        File.Delete(path + Unfinished);
        return Create(path + Unfinished);
    }

    private static void Replace(string path)
    {
        File.Move(path + Unfinished, path, overwrite: true);
        DiskSync.Folder(Path.GetDirectoryName(path));
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = BufferSize };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }
}
