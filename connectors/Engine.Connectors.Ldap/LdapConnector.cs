using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap;

/// <summary>The people of a directory: OpenLDAP, Active Directory, and others that speak LDAP.</summary>
[Connector("ldap", DisplayName = "LDAP directory", IconResource = "icon.svg", NumberMatching = NumberMatching.Contains, SearchesThoroughly = true, IsCachedByDefault = true)]
public sealed class LdapConnector : IConnector
{
    public Type SettingsType => typeof(LdapSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var directory = new LdapDirectory((LdapSettings)context.Settings, context.Time);
        return directory.Settings.NewEntries is { Length: > 0 } ? new LdapWritingAddressBook(context, directory) : new LdapAddressBook(context, directory);
    }
}
