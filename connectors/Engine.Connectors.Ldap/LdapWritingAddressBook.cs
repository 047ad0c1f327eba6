using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap;

internal sealed class LdapWritingAddressBook(AddressBookContext context, LdapDirectory directory) : LdapAddressBook(context, directory);
