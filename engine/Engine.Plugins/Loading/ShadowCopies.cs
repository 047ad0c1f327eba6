using System.Security.Cryptography;
using Engine.Plugins.Discovery;

namespace Engine.Plugins.Loading;

/// <summary>
/// Private copies of plugins, so that the files people drop in are never locked and can be overwritten at any time. Each running engine has a
/// folder of its own; one left behind by an engine that was killed is cleaned up by the next.
/// </summary>
internal sealed class ShadowCopies : IDisposable
{
    private const string Prefix = "engine-connectors-";
    private const string LockFile = "lock";

    private readonly FileStream _lock;
    private int _copies;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public ShadowCopies(string parent)
    {
        CleanUp(parent);
        Folder = Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
        CreateUserOnly(Folder);

        // Held as long as the process lives, whatever way it ends.
        _lock = new(Path.Combine(Folder, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        _lock.WriteByte(1);
        _lock.Flush();
    }

    public string Folder { get; }

    /// <summary>Copies a plugin's files and answers where they are now.</summary>
    /// <exception cref="IOException">A file is gone, locked or still being written, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public string Copy(PluginSource source)
    {
        var target = Path.Combine(Folder, $"{Interlocked.Increment(ref _copies)}");
        CreateUserOnly(target);
        foreach (var file in source.Files)
        {
            var to = Path.Combine(target, file.RelativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!); // Within the target, so it has a folder.
            File.Copy(Path.Combine(source.Root, file.RelativePath), to);
            if (OperatingSystem.IsWindows()) File.SetAttributes(to, FileAttributes.Normal); // A read-only copy could not be cleaned up.
        }

        return target;
    }

    /// <summary>Removes a copy none of whose code has run.</summary>
    public static void Discard(string copy) => TryDelete(copy);

    public void Dispose()
    {
        _lock.Dispose();
        TryDelete(Folder);
    }

    private static void CleanUp(string parent)
    {
        if (!Directory.Exists(parent)) return;
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            if (IsAbandoned(folder)) TryDelete(folder);
        }
    }

    private static bool IsAbandoned(string folder)
    {
        var path = Path.Combine(folder, LockFile);
        try
        {
            // One that has nothing in its lock yet is just being made by another engine: to try that lock could take it away from it.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 }) return false;
            using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps loaded files locked until the process ends: the next start cleans up.
        }
    }

    private static void CreateUserOnly(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder); // The user's temporary folder and profile are private there.
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
