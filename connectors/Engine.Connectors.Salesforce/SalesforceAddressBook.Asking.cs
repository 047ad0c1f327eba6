using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook
{
    // The index is asked for all kinds of record in one request.
    private Task<IReadOnlyList<Contact>> SearchAsync(string find, string group, int limit, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var objects = await GetKindsAsync(cancellationToken).ConfigureAwait(false);
        var answer = await _api.SearchAsync(settings.ApiVersion, Search(find, group, limit, objects), cancellationToken).ConfigureAwait(false);
        var found = answer.Page("searchRecords").Records.ToLookup(record => record.Text("attributes.type"));
        return await FindAsync(limit, kind => Task.FromResult<IReadOnlyList<JsonElement>>([.. found[kind.Name]]), cancellationToken).ConfigureAwait(false);
    });

    // Kinds of record without a condition are left out.
    private Task<IReadOnlyList<Contact>> SelectAsync(Func<ObjectDescription, string?> conditionOf, int limit, CancellationToken cancellationToken) =>
        FreshlyAsync(() => FindAsync(limit, async kind => conditionOf(kind) is not { } condition ? [] :
            await QueryAsync($"{Select(kind, kind.Shown(), condition)} LIMIT {limit}", cancellationToken).ConfigureAwait(false), cancellationToken));

    private async Task<IReadOnlyList<JsonElement>> QueryAsync(string soql, CancellationToken cancellationToken) =>
        (await _api.QueryAsync(settings.ApiVersion, soql, cancellationToken).ConfigureAwait(false)).Page().Records;

    private async Task<string?> FirstAsync(string field, string from, CancellationToken cancellationToken) =>
        await QueryAsync($"SELECT {field} FROM {from} LIMIT 1", cancellationToken).ConfigureAwait(false) is [var record, ..] ? record.Text(field) : null;

    private async Task<Uri> InstanceAsync(CancellationToken cancellationToken)
    {
        var told = await Context.SignedIn.GetAsync(SalesforceConnector.Instance, cancellationToken).ConfigureAwait(false);
        return settings.ApiAddress ?? (Uri.TryCreate(told, UriKind.Absolute, out var instance) ? instance : settings.LoginAddress);
    }

    // A field that has gone since it was described, or been hidden from the user: look once more. Nothing was written either.
    private Task<T> FreshlyAsync<T>(Func<Task<T>> ask) => _described.AskAsync(ask, ConnectorErrorKind.Misconfigured);

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

    // Both go into paths and queries.
    private static string Checked(RecordKey record) =>
        record is { Type: "Contact" or "Lead" or "Account" or "User", Id.Length: 15 or 18 } && record.Id.All(char.IsAsciiLetterOrDigit)
            ? record.Id
            : throw new ConnectorException(ConnectorErrorKind.NotFound, "Salesforce has no such record.");
}
