namespace Engine.Storage;

/// <summary>The one folder that holds everything the engine keeps for its user. Only names places: nothing is touched before <see cref="Lock"/>.</summary>
public sealed class DataFolder
{
    /// <param name="path">Any folder path; a relative one is taken from the working directory.</param>
    public DataFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FullPath = Path.GetFullPath(path);
    }

    /// <summary>This user's own: <c>crm-engine</c> in the local application data.</summary>
    /// <exception cref="StorageException">The account has no such place, as some service accounts.</exception>
    public static DataFolder Default
    {
        get
        {
            // Unverified, since a fresh account has no ~/.local/share yet, and would get an empty answer.
            var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return local.Length > 0
                ? new(Path.Combine(local, "crm-engine"))
                : throw new StorageException("This account has no place for application data. Name a data folder (--data DIR).");
        }
    }

    public string FullPath { get; }

    public string DatabaseFile => Path.Combine(FullPath, "engine.db");

    public string KeysFolder => Path.Combine(FullPath, "keys");

    /// <summary>Copies of contacts; what is missing there is made anew.</summary>
    public string CachesFolder => Path.Combine(FullPath, "caches");

    public string LogsFolder => Path.Combine(FullPath, "logs");

    /// <summary>Where the user drops connectors in.</summary>
    public string ConnectorsFolder => Path.Combine(FullPath, "connectors");

    public string AdminTokenFile => Path.Combine(FullPath, "admin-token");

    /// <summary>Tells programs of the same user where the running engine listens.</summary>
    public string DiscoveryFile => Path.Combine(FullPath, "engine.json");

    public string CertificateFile => Path.Combine(FullPath, "certificate");

    /// <summary>Makes the folder, for this user alone, and keeps every other engine out until the lock is disposed or the process ends.</summary>
    /// <exception cref="DataFolderInUseException">Another engine holds it.</exception>
    /// <exception cref="StorageException">The folder cannot be made or written, or others may write to it.</exception>
    public DataFolderLock Lock() => DataFolderLock.Take(this);

    public override string ToString() => FullPath;
}
