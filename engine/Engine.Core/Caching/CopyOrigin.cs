using System.Security.Cryptography;
using System.Text;
using Engine.Core.Actions;
using Engine.Core.AddressBooks;

namespace Engine.Core.Caching;

/// <summary>
/// Tells whether a copy is still of what the book is: its connector and its settings, for other settings may be another account. On disk it is a MAC, as
/// settings hold secrets.
/// </summary>
internal sealed record CopyOrigin(string ConnectorId, string SettingsJson)
{
    public static CopyOrigin Of(AddressBook book) => new(book.ConnectorId, book.SettingsJson);

    public string ToText(IInstallationKey key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.ActionKey.Span, Encoding.UTF8.GetBytes($"copy origin\0{ConnectorId}\0{SettingsJson}")));

    /// <summary>Without the secrets.</summary>
    public override string ToString() => ConnectorId;
}
