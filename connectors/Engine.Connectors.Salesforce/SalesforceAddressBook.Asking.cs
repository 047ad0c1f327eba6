namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook
{
    // A field that has gone since it was described, or been hidden from the user: look once more. Nothing was written either.
    protected override Task<T> AskAsync<T>(Func<Task<T>> ask) => _described.AskAsync(ask, ConnectorErrorKind.Misconfigured);

    private async Task<RecordPage<JsonElement>> ReadAsync(string resource, string? soql, CancellationToken cancellationToken) =>
        (await _api.ReadAsync(settings.ApiVersion, resource, soql, cancellationToken).ConfigureAwait(false)).Page();

    private async Task<IReadOnlyList<JsonElement>> QueryAsync(string soql, CancellationToken cancellationToken) =>
        (await ReadAsync("query", soql, cancellationToken).ConfigureAwait(false)).Records;

    private async Task<string?> FirstAsync(string field, string from, CancellationToken cancellationToken) =>
        await QueryAsync($"SELECT {field} FROM {from} LIMIT 1", cancellationToken).ConfigureAwait(false) is [var record, ..] ? record.Text(field) : null;

    private async Task<string> CreateAsync(string type, JsonObject values, CancellationToken cancellationToken) =>
        (await _api.CreateAsync(settings.ApiVersion, type, values, cancellationToken).ConfigureAwait(false)).Required("id");

    private Task<Uri> InstanceAsync(CancellationToken cancellationToken) =>
        settings.AddressAsync(Context.SignedIn, SalesforceConnector.Instance, settings.LoginAddress, cancellationToken);

    private async Task<ObjectDescription> DescribeAsync(string type, CancellationToken cancellationToken) =>
        (await DescribeAsync([type], cancellationToken).ConfigureAwait(false))[0];

    // Kinds of record that the org or the user does not have are left out; fields hidden from the user are not among those described.
    private async Task<IReadOnlyList<ObjectDescription>> DescribeAsync(IEnumerable<string> types, CancellationToken cancellationToken)
    {
        var described = await _described.GetAsync(types, async type =>
            await _api.DescribeAsync(settings.ApiVersion, type, cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false) is { } seen
                ? seen with { Name = type } : null).ConfigureAwait(false);
        if (described.OfType<ObjectDescription>().ToList() is { Count: > 0 } all) return all;
        _described.Clear();
        throw new ConnectorException(ConnectorErrorKind.Forbidden,
            $"Salesforce shows this user no {string.Join(" or ", types)}: check the user's permissions, and the API version in the settings.");
    }
}
