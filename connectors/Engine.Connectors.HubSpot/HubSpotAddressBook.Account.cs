namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IOwnerLookup, IConnectionCheck
{
    // A sign-in in the browser tells whose it is; a private app is nobody's, so the settings tell.
    public Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => _owner.GetAsync(async () =>
    {
        if (await Context.SignedIn.GetAsync("user_id", cancellationToken).ConfigureAwait(false) is { Length: > 0 } user)
            return (await _api.GetOwnerAsync(user, "userId", cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false))?.ToOwner(Context);
        if (settings.OwnerEmail.TrimmedOrNull() is not { } email) return null;
        var named = await _api.FindOwnersAsync(email, cancellationToken).ConfigureAwait(false);
        return named.Page().Records is [var owner, ..] ? owner.ToOwner(Context) : null;
    });

    public override async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) => record.Type != HubSpotMapping.OwnerType
        ? await base.GetRecordAsync(record, cancellationToken).ConfigureAwait(false)
        : await GetOwnerAsync(cancellationToken).ConfigureAwait(false) is { } owner && owner.Key == record ? owner : null;

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var account = await _api.GetAccountAsync(cancellationToken).ConfigureAwait(false);
        var asked = GetOwnerAsync(cancellationToken);
        var paths = settings.Kinds.Select(kind => kind.Path).Append("calls");
        var reads = paths.Select(Task (path) => _api.ListAsync(path, 1, null, "hs_object_id", archived: null, cancellationToken)).Append(asked);
        var refusals = await Task.WhenAll(reads.Select(read => read.RefusalAsync())).ConfigureAwait(false);
        if (refusals.Take(settings.Kinds.Count).All(refusal => refusal is not null)) throw refusals[0]!; // there is one kind at least
        var owner = await asked.OrNullAsync(ConnectorErrorKind.Forbidden).ConfigureAwait(false);
        var who = owner?.Fields.FirstOrDefault(field => field.Kind == ContactFieldKind.Email)?.Value ?? "an unknown user: calls are logged in nobody's name";
        return string.Join(' ', refusals.OfType<ConnectorException>().Select(refusal => refusal.Message).Distinct()
            .Prepend($"Signed in to HubSpot account {account.Text("portalId")} ({account.Text("uiDomain")}) as {who}."));
    }
}
