using System.DirectoryServices.Protocols;
using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap;

/// <summary>Entries as contacts.</summary>
internal static class LdapMapping
{
    public const string PersonType = "Person";

    /// <exception cref="ConnectorException">The server does not tell the entry's id.</exception>
    public static Contact ToContact(this SearchResultEntry entry, AddressBookContext context, LdapDirectory directory)
    {
        var id = directory.IdOf(entry);
        var fields = directory.Map.Read(entry.Texts).ToList();
        // cn mostly says once more what the names say.
        var name = $"{Value(fields, WellKnownFields.FirstName)} {Value(fields, WellKnownFields.LastName)}".Trim();
        fields.RemoveAll(field => field.Name == WellKnownFields.ContactName && field.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        // Active Directory's cn is made unlike that of others: it is told where there is no name to show.
        if (directory.Settings.Kind == LdapKind.ActiveDirectory && entry.Text("displayName") is { } shown)
            fields.RemoveAll(field => field.Name == WellKnownFields.ContactName && field.Value != shown.Trim());
        return new()
        {
            Key = context.Key(PersonType, id.ToString("D")),
            Fields = fields,
            WebAddress = RecordPages.Of(directory.Settings.RecordPage, id, entry.Text),
            AllowsCallLog = false,
        };
    }

    private static string Value(IEnumerable<ContactField> fields, string name) => fields.FirstOrDefault(field => field.Name == name)?.Value ?? "";
}
