using System.DirectoryServices.Protocols;
using System.Text;

namespace Engine.Connectors.Ldap.Directory;

/// <summary>Reads an entry's values, whatever the library makes of their bytes.</summary>
internal static class EntryExtensions
{
    public static IEnumerable<byte[]> Bytes(this SearchResultEntry entry, string attribute) =>
        entry.Attributes[attribute]?.GetValues(typeof(byte[])).Cast<byte[]>() ?? [];

    public static IEnumerable<string> Texts(this SearchResultEntry entry, string attribute) => entry.Bytes(attribute).Select(Encoding.UTF8.GetString);

    public static string? Text(this SearchResultEntry entry, string attribute) => entry.Texts(attribute).FirstOrDefault();

    /// <returns>The entry's lasting id: 16 bytes in Active Directory (objectGUID), a text elsewhere (RFC 4530); null when the server does not tell it.</returns>
    public static Guid? Id(this SearchResultEntry entry, string attribute) => entry.Bytes(attribute).FirstOrDefault() switch
    {
        { Length: 16 } bytes => new Guid(bytes),
        { } text => Guid.TryParse(Encoding.UTF8.GetString(text), out var id) ? id : null,
        null => null,
    };
}
