using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Engine.Storage;

/// <summary>Makes names durable: on Unix a new or renamed file survives a power cut only once its folder is synced too.</summary>
internal static partial class DiskSync
{
    private const int ReadOnly = 0;

    public static void Folder(string? path)
    {
        if (path is null || OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new SafeFileHandle(Open(path, ReadOnly), ownsHandle: true);
        if (!folder.IsInvalid)
        {
            RandomAccess.FlushToDisk(folder);
        }
    }

    // .NET opens no folders.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);
}
