namespace Engine.TestServers.Processes;

/// <summary>A folder that is gone when we are.</summary>
public sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("engine-test-").FullName;

    public long Bytes => new DirectoryInfo(FullPath).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    public string this[string name] => Path.Combine(FullPath, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody tidied up already.
        }
    }
}
