using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles;

/// <summary>Contacts that lie on this machine: vCard and CSV files.</summary>
[Connector("local-files", DisplayName = "Local files", IconResource = "icon.svg", NumberMatching = NumberMatching.Digits, MaxConcurrentCalls = 16, IsCachedByDefault = true)]
public sealed class LocalFilesConnector : IConnector
{
    public Type SettingsType => typeof(LocalFilesSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = (LocalFilesSettings)context.Settings;
        if (ContactPath.Expand(settings.Path) is not { } path)
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, "Path: give the full path of a contact file or of a folder with contact files.");
        return new LocalFilesAddressBook(new ContactFiles(path, context.Log, context.Time, context.BookId));
    }
}
