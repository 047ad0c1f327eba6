namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IOwnerLookup, IConnectionCheck
{
    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => (await OwnerAsync(cancellationToken).ConfigureAwait(false))?.ToContact(context);

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var account = await _api.GetAccountAsync(cancellationToken).ConfigureAwait(false);
        var read = await Task.WhenAll(settings.Kinds.Select(kind => kind.Path).Append("calls").Select(path =>
            TryAsync(() => _api.ListAsync(path, 1, null, "hs_object_id", archived: null, cancellationToken)))).ConfigureAwait(false);
        if (read.SkipLast(1).All(list => list.Refusal is not null)) throw read[0].Refusal!; // there is one kind at least
        var (owner, ownerRefusal) = await TryAsync(() => OwnerAsync(cancellationToken)).ConfigureAwait(false);
        var refusals = read.Select(list => list.Refusal).Append(ownerRefusal).OfType<ConnectorException>().Select(refusal => refusal.Message).Distinct();
        var who = owner?.Email ?? "an unknown user: calls are logged in nobody's name";
        return string.Join(' ', refusals.Prepend($"Signed in to HubSpot account {account.PortalId} ({account.UiDomain}) as {who}."));
    }

    // A sign-in in the browser tells whose it is; a private app is nobody's, so the settings tell.
    private async Task<HubSpotOwner?> OwnerAsync(CancellationToken cancellationToken)
    {
        if (_owner.Knows("")) return _owner.Find("");
        var user = await context.SignedIn.GetAsync("user_id", cancellationToken).ConfigureAwait(false);
        return _owner.Add("", user is { Length: > 0 }
            ? (await TryAsync(() => _api.GetOwnerAsync(user, "userId", cancellationToken), ConnectorErrorKind.NotFound).ConfigureAwait(false)).Answer
            : string.IsNullOrWhiteSpace(settings.OwnerEmail) ? null
            : (await _api.FindOwnersAsync(settings.OwnerEmail.Trim(), cancellationToken).ConfigureAwait(false)).Items is [var owner, ..] ? owner : null);
    }
}
