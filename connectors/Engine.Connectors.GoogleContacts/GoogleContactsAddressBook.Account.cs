namespace Engine.Connectors.GoogleContacts;

internal partial class GoogleContactsAddressBook : IOwnerLookup, IConnectionCheck
{
    private const string OwnScope = "userinfo.profile";

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken)
    {
        var granted = await ScopesAsync(cancellationToken).ConfigureAwait(false);
        if (granted is not null && !granted.Any(scope => scope.EndsWith($"/{OwnScope}", StringComparison.Ordinal))) return null;
        return (await Api.GetAsync("me", "names,emailAddresses,metadata", ["READ_SOURCE_TYPE_PROFILE"], cancellationToken).ConfigureAwait(false)).ToContact(context);
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var sources = await GrantedAsync(cancellationToken).ConfigureAwait(false);
        var counted = Task.WhenAll(sources.Select(source => CountAsync(source, cancellationToken)));
        var (owner, counts) = await (GetOwnerAsync(cancellationToken), counted).AllAsync().ConfigureAwait(false);
        var who = owner?.Fields.FirstOrDefault(field => field.Name == WellKnownFields.Email)?.Value ?? "a user who keeps the address private";
        var missing = settings.Sources.Except(sources).Select(source => source.Name).ToList();
        var advice = missing.Count == 0 ? "" : $" Not allowed when signing in: {string.Join(", ", missing)}. Sign in again and tick it, or switch it off.";
        return $"Signed in as {who}; reads {string.Join(", ", counts)}.{advice}";
    }

    // Google lets the user agree to a part of what is asked for; the rest is read without it.
    private async Task<IReadOnlyList<GoogleSource>> GrantedAsync(CancellationToken cancellationToken)
    {
        var granted = await ScopesAsync(cancellationToken).ConfigureAwait(false);
        var sources = granted is null ? settings.Sources : [.. settings.Sources.Where(source => source.IsGranted(granted))];
        return sources.Count > 0 ? sources
            : throw new ConnectorException(ConnectorErrorKind.Forbidden, "Google was not allowed to show any contacts: sign in again, and tick what it asks about contacts.");
    }

    private async Task<string[]?> ScopesAsync(CancellationToken cancellationToken)
    {
        var scopes = await context.SignedIn.GetAsync("scope", cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(scopes) ? null : scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<string> CountAsync(GoogleSource source, CancellationToken cancellationToken)
    {
        var page = await source.List(Api, 1, new(), cancellationToken).ConfigureAwait(false);
        return page.Total is { } count ? $"{source.Name} ({count})" : source.Name;
    }
}
