using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Engine.Sdk;
using Engine.Sdk.Http;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

/// <summary>One user's view of one org.</summary>
internal sealed partial class SalesforceAddressBook(AddressBookContext context, SalesforceSettings settings) : IAddressBook, IRecordLookup, IOwnerLookup, IConnectionCheck
{
    private static readonly TimeSpan DescribedFor = TimeSpan.FromHours(1);

    private readonly ISalesforceApi _api = RestApi.For<ISalesforceApi>(context.Http, SalesforceJsonContext.Default);
    private readonly ConcurrentDictionary<string, (ObjectDescription? Described, long At)> _described = new();

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        if (!query.IsThorough && ForNumber(query) is { } find) return SearchAsync(find, "PHONE", query.Limit, cancellationToken);
        if (!settings.SearchThoroughly) return Task.FromResult<IReadOnlyList<Contact>>([]);
        // Finds the digits whatever stands between them, by looking at every record.
        var pattern = $"%{string.Join('%', query.Digits.AsEnumerable())}%";
        return SelectAsync(described => Like(described.PhoneFields(), pattern), query.Limit, cancellationToken);
    }

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => ForName(query) is { } find
        ? SearchAsync(find, "NAME", query.Limit, cancellationToken)
        : SelectAsync(described => string.Join(" AND ", query.Words.Select(word =>
            Like(((string[])["Name", "FirstName", "LastName", "Company"]).Where(described.Has), $"{Quoted(word, isPattern: true)}%"))), query.Limit, cancellationToken);

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        return (await SelectAsync(record.Type, described => Select(described, $"Id = '{id}'"), cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) =>
        (await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false)).Text("user_id") is { } id
            ? await GetRecordAsync(context.Key("User", id), cancellationToken).ConfigureAwait(false)
            : null;

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        _described.Clear();
        var user = await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false);
        var seen = await SearchedAsync(cancellationToken).ConfigureAwait(false);
        using var versions = await _api.ResourcesAsync(settings.ApiVersion, cancellationToken).ConfigureAwait(false);
        var usage = SalesforceConnector.ReadAllowance(versions) is { } left ? $" {left.Total - left.Remaining} of {left.Total} API requests used." : "";
        return $"Signed in as {user.Text("preferred_username") ?? user.Text("name")} at {(await InstanceAsync(cancellationToken).ConfigureAwait(false)).Host} " +
            $"(org {user.Text("organization_id")}); finds {string.Join(", ", seen.Select(described => described.Name))}.{usage}";
    }

    private Task<IReadOnlyList<Contact>> SearchAsync(string find, string group, int limit, CancellationToken cancellationToken) => FreshlyAsync<IReadOnlyList<Contact>>(async () =>
    {
        var objects = await SearchedAsync(cancellationToken).ConfigureAwait(false);
        var answer = await _api.SearchAsync(settings.ApiVersion, Search(find, group, limit, objects), cancellationToken).ConfigureAwait(false);
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. objects.SelectMany(described => answer.SearchRecords.Where(record => record.Text("attributes.type") == described.Name)
                .Select(record => described.ToContact(record, context, instance))).Take(limit),
        ];
    });

    private async Task<IReadOnlyList<Contact>> SelectAsync(Func<ObjectDescription, string> condition, int limit, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(settings.RecordTypes.Select(type => SelectAsync(
            type, described => $"{Select(described, described.Shown(), condition(described))} LIMIT {limit}", cancellationToken))).ConfigureAwait(false);
        return [.. found.SelectMany(contacts => contacts).Take(limit)];
    }

    private Task<IEnumerable<Contact>> SelectAsync(string type, Func<ObjectDescription, string> soql, CancellationToken cancellationToken) => FreshlyAsync<IEnumerable<Contact>>(async () =>
    {
        if (await DescribeAsync(type, cancellationToken).ConfigureAwait(false) is not { } described) return [];
        var answer = await _api.QueryAsync(settings.ApiVersion, soql(described), cancellationToken).ConfigureAwait(false);
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return answer.Records.Select(record => described.ToContact(record, context, instance));
    });

    // A field that has gone since it was described, or been hidden from the user: look once more.
    private async Task<T> FreshlyAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.Kind == ConnectorErrorKind.Misconfigured)
        {
            _described.Clear();
            return await ask().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<ObjectDescription>> SearchedAsync(CancellationToken cancellationToken)
    {
        var described = await Task.WhenAll(settings.RecordTypes.Select(type => DescribeAsync(type, cancellationToken))).ConfigureAwait(false);
        return described.OfType<ObjectDescription>().ToList() is { Count: > 0 } seen
            ? seen
            : throw new ConnectorException(ConnectorErrorKind.Forbidden, "Salesforce shows this user no contacts, leads or accounts: check the user's permissions and the API version.");
    }

    // Null for a kind of record that the org or the user does not have. Fields that are hidden from the user are not among those described.
    private async Task<ObjectDescription?> DescribeAsync(string type, CancellationToken cancellationToken)
    {
        if (_described.TryGetValue(type, out var known) && context.Time.GetElapsedTime(known.At) < DescribedFor) return known.Described;
        ObjectDescription? described = null;
        try
        {
            described = await _api.DescribeAsync(settings.ApiVersion, type, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.Kind == ConnectorErrorKind.NotFound)
        {
        }
        _described[type] = (described, context.Time.GetTimestamp());
        return described;
    }

    private async ValueTask<Uri> InstanceAsync(CancellationToken cancellationToken) => SalesforceConnector.Folder(
        settings.ApiAddress is null && Uri.TryCreate(await context.SignedIn.GetAsync("instance_url", cancellationToken).ConfigureAwait(false), UriKind.Absolute, out var instance)
            ? instance : settings.ApiAddress ?? settings.LoginAddress);

    // Both go into paths and queries.
    private static string IdOf(RecordKey record) =>
        record.Type is "Contact" or "Lead" or "Account" or "User" && IdPattern.IsMatch(record.Id) ? record.Id : throw new ConnectorException(ConnectorErrorKind.NotFound, "Salesforce has no record of this id.");

    [GeneratedRegex("^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\\z")]
    private static partial Regex IdPattern { get; }
}
