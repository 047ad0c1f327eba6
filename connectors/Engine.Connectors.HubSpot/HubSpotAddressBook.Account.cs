namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IOwnerLookup, IConnectionCheck
{
    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) =>
        (await OwnerAsync(cancellationToken).ConfigureAwait(false))?.ToContact(context);

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var account = await _api.GetAccountAsync(cancellationToken).ConfigureAwait(false);
        var read = await Task.WhenAll(settings.Kinds.Select(kind => kind.Path).Append("calls").Select(path =>
            _api.ListAsync(path, 1, null, "hs_object_id", archived: null, cancellationToken).RefusalAsync())).ConfigureAwait(false);
        if (read.SkipLast(1).All(refusal => refusal is not null)) throw read[0]!; // there is one kind at least
        var asked = OwnerAsync(cancellationToken);
        var refusals = read.Append(await asked.RefusalAsync().ConfigureAwait(false)).OfType<ConnectorException>().Select(refusal => refusal.Message).Distinct();
        var owner = await asked.OrNullAsync(ConnectorErrorKind.Forbidden).ConfigureAwait(false);
        var who = owner?.Email ?? "an unknown user: calls are logged in nobody's name";
        return string.Join(' ', refusals.Prepend($"Signed in to HubSpot account {account.PortalId} ({account.UiDomain}) as {who}."));
    }

    // A sign-in in the browser tells whose it is; a private app is nobody's, so the settings tell.
    private Task<HubSpotOwner?> OwnerAsync(CancellationToken cancellationToken) => _owner.GetAsync(async () =>
    {
        if (await context.SignedIn.GetAsync("user_id", cancellationToken).ConfigureAwait(false) is { Length: > 0 } user)
            return await _api.GetOwnerAsync(user, "userId", cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false);
        if (settings.OwnerEmail.TrimmedOrNull() is not { } email) return null;
        var named = await _api.FindOwnersAsync(email, cancellationToken).ConfigureAwait(false);
        return named.Items is [var owner, ..] ? owner : null;
    });
}
