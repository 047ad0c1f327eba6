using Engine.Sdk;

namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IOwnerLookup, IConnectionCheck
{
    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => (await OwnerAsync(cancellationToken).ConfigureAwait(false))?.ToContact(context);

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var portal = await _api.GetPortalAsync(cancellationToken).ConfigureAwait(false);
        var lists = settings.Kinds.Select(kind => kind.Path).Append("calls")
            .Select(path => RefusalAsync(_api.ListAsync(path, 1, null, "hs_object_id", archived: false, cancellationToken)));
        var refusals = await Task.WhenAll(lists.Append(RefusalAsync(OwnerAsync(cancellationToken)))).ConfigureAwait(false);
        if (refusals.Take(settings.Kinds.Count).All(refusal => refusal is not null)) throw refusals[0]!; // there is one kind at least
        var owner = refusals[^1] is null ? await OwnerAsync(cancellationToken).ConfigureAwait(false) : null;
        var granted = await context.SignedIn.GetAsync("scopes", cancellationToken).ConfigureAwait(false);
        var missing = settings.OptionalScopes.Where(scope => granted?.Contains(scope, StringComparison.Ordinal) == false).ToList();
        return string.Join(' ', (string[])
        [
            $"Signed in to HubSpot account {portal.PortalId} ({portal.UiDomain}) as {owner?.Email ?? "an unknown user: calls are logged in nobody's name"}.",
            .. refusals.OfType<ConnectorException>().Select(refusal => refusal.Message).Distinct(),
            .. missing.Count > 0 ? [$"Scopes not granted: {string.Join(", ", missing)}."] : (string[])[],
        ]);
    }

    // A sign-in in the browser tells whose it is; a private app is nobody's, so the settings tell.
    private async Task<HubSpotOwner?> OwnerAsync(CancellationToken cancellationToken) => await _owner.GetAsync("", async () =>
    {
        if (await context.SignedIn.GetAsync("user_id", cancellationToken).ConfigureAwait(false) is { Length: > 0 } user)
            return await _api.GetOwnerAsync(user, "userId", cancellationToken).ConfigureAwait(false);
        var email = settings.OwnerEmail.Trim();
        return email.Length > 0 && (await _api.FindOwnersAsync(email, cancellationToken).ConfigureAwait(false)).Items is [var owner, ..] ? owner : null;
    }).ConfigureAwait(false);

    private static async Task<ConnectorException?> RefusalAsync(Task ask)
    {
        try
        {
            await ask.ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Forbidden)
        {
            return refused;
        }
    }
}
