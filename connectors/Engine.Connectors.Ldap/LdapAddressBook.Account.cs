using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap;

internal partial class LdapAddressBook : IOwnerLookup, IConnectionCheck
{
    // As many as can be counted while somebody waits.
    private const int MostCounted = 20_000;
    private const string NoAttributes = "1.1"; // RFC 4511, section 4.5.1.8

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken)
    {
        if (directory.Settings.OwnerEmail?.Trim() is { Length: > 0 } email) return await OneAsync(directory.Map.Emails.ToList() is { Count: > 0 } names ? names : ["mail"], email, cancellationToken).ConfigureAwait(false);
        if (directory.Settings.User?.Trim() is not { Length: > 0 } user) return null;
        // A DN has an equals sign in it, a name such as jane@example.com has none.
        return user.Contains('=', StringComparison.Ordinal)
            ? (await directory.EntryAsync(user, directory.Filter, directory.ContactAttributes, cancellationToken).ConfigureAwait(false))?.ToContact(context, directory)
            : await OneAsync(["userPrincipalName"], user, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var lease = await directory.Sessions.RentAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            var root = await directory.BaseAsync(lease.Session, cancellationToken).ConfigureAwait(false);
            var count = 0;
            await foreach (var page in directory.PagesAsync(lease.Session, directory.Filter, [NoAttributes], LdapDirectory.PageSize, cancellationToken).ConfigureAwait(false))
            {
                count += page.Count;
                if (count >= MostCounted) break;
            }
            var user = directory.Settings.User?.Trim();
            if (count == 0 && string.IsNullOrEmpty(user))
                throw new ConnectorException(ConnectorErrorKind.Forbidden, $"Nobody is signed in, and then the server shows nothing below {root}: give User and Password, or see Base DN and Filter.");
            return $"{(string.IsNullOrEmpty(user) ? "Nobody signed in" : $"Signed in as {user}")}; {Entries(count)} below {root}.{Warnings()}";
        }
    }

    private static string Entries(int count) => count switch
    {
        0 => "no entry that Filter lets through",
        1 => "1 entry",
        >= MostCounted => $"more than {MostCounted:N0} entries",
        _ => $"{count:N0} entries",
    };

    private string Warnings() => directory.Settings is { Security: LdapSecurity.None, User.Length: > 0 } ? " The password is sent unencrypted: see Encryption." : "";

    private async Task<Contact?> OneAsync(IEnumerable<string> attributes, string value, CancellationToken cancellationToken)
    {
        var filter = LdapFilter.Any(attributes.Select(name => $"({name}={(name.Equals("proxyAddresses", StringComparison.OrdinalIgnoreCase) ? "smtp:" : "")}{LdapFilter.Escape(value)})"));
        return await directory.FirstAsync(filter, 1, directory.ContactAttributes, cancellationToken).ConfigureAwait(false) is [var found] ? found.ToContact(context, directory) : null;
    }
}
