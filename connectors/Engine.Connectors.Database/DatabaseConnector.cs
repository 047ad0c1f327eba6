using Engine.Connectors.Database.Calls;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database;

/// <summary>Contacts in somebody's own SQL database: a table, or whatever queries find.</summary>
[Connector("database", DisplayName = "SQL database", IconResource = "icon.svg", NumberMatching = NumberMatching.Digits)]
public sealed class DatabaseConnector : IConnector
{
    public Type SettingsType => typeof(DatabaseSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = (DatabaseSettings)context.Settings;
        return settings switch
        {
            { LogCall.Length: 0 } => new DatabaseAddressBook(context, settings),
            { FindCall.Length: 0 } => new CallLoggingBook(context, settings),
            _ => new CallFindingBook(context, settings),
        };
    }
}
