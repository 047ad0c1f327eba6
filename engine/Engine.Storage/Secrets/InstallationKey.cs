using System.Security.Cryptography;
using Engine.Core.Actions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Secrets;

/// <summary>Reads the key from its file, or makes it.</summary>
internal sealed partial class InstallationKey : IInstallationKey
{
    private const int Bytes = 32;

    private readonly ILogger<InstallationKey> _log;
    private readonly IDataProtector _protector;
    private readonly string _file;

    public InstallationKey(DataFolderLock held, IDataProtectionProvider provider, ILogger<InstallationKey> log)
    {
        _log = log;
        _protector = provider.CreateProtector("Engine.Storage", "ActionKey");
        _file = Path.Combine(held.Folder.KeysFolder, "action-key");
        ActionKey = TryRead() ?? Make();
    }

    public ReadOnlyMemory<byte> ActionKey { get; }

    private byte[]? TryRead()
    {
        if (!File.Exists(_file))
        {
            return null;
        }

        try
        {
            UserOnlyFile.Tighten(_file);
            if (_protector.Unprotect(File.ReadAllBytes(_file)) is { Length: Bytes } key)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // Told below: lost keys and a damaged file come to the same.
        }

        LogReplaced();
        return null;
    }

    private byte[] Make()
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        UserOnlyFile.Write(_file, _protector.Protect(key));
        return key;
    }

    [LoggerMessage(LogLevel.Warning, "The key of this installation could not be decrypted and is made anew: clients must search again before they run actions")]
    private partial void LogReplaced();
}
