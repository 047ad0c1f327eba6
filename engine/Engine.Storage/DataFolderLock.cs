namespace Engine.Storage;

/// <summary>Proof that the data folder is there, user-only, and this engine's alone. The operating system lets go of it however the process ends.</summary>
public sealed class DataFolderLock : IDisposable
{
    private const string FileName = "engine.lock";

    private readonly FileStream _held;

    private DataFolderLock(DataFolder folder, FileStream held)
    {
        Folder = folder;
        _held = held;
    }

    public DataFolder Folder { get; }

    internal static DataFolderLock Take(DataFolder folder)
    {
        try
        {
            UserOnlyFolder.Adopt(folder);
            var held = Hold(folder);
            UserOnlyFolder.Create(folder.KeysFolder);
            UserOnlyFolder.Tighten(folder.KeysFolder);
            UserOnlyFolder.Create(folder.CachesFolder);
            UserOnlyFolder.Tighten(folder.CachesFolder);
            UserOnlyFolder.Create(folder.LogsFolder);
            UserOnlyFolder.Create(folder.ConnectorsFolder);
            return new(folder, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The data folder {folder} cannot be used: {e.Message} Name another one (--data DIR).", e);
        }
    }

    public void Dispose() => _held.Dispose();

    private static FileStream Hold(DataFolder folder)
    {
        var file = Path.Combine(folder.FullPath, FileName);
        UserOnlyFile.Ensure(file);
        try
        {
            // An open file that shares nothing is an exclusive lock: by sharing mode on Windows, by flock(2) elsewhere.
            return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (e is not FileNotFoundException and not DirectoryNotFoundException)
        {
            throw new DataFolderInUseException(folder.FullPath, e);
        }
    }
}
