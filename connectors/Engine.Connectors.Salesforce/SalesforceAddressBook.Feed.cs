using System.Runtime.CompilerServices;
using System.Text.Json;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IContactFeed
{
    // REST API Developer Guide, "sObject Get Deleted"; the recycle bin, which queryAll reads, keeps as long: 15 days.
    private static readonly TimeSpan DeletedKept = TimeSpan.FromDays(14);

    // A record is stamped when it is saved and seen when its transaction ends: those stamped shortly before a reading are read again by the next.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow();
        var from = since is null ? new FeedToken(now, new Dictionary<string, DateTimeOffset>()) : Continued(since, now);
        var read = new Dictionary<string, DateTimeOffset>(from.Read);
        var objects = await DescribeAsync(settings.RecordTypes, cancellationToken).ConfigureAwait(false);
        var instance = await SalesforceConnector.InstanceAsync(context, settings, cancellationToken).ConfigureAwait(false);
        foreach (var described in objects)
        {
            var page = await FirstPageAsync(described.Name, from.Read.TryGetValue(described.Name, out var stamp) ? stamp : null, cancellationToken).ConfigureAwait(false);
            for (var isLast = false; !isLast;)
            {
                isLast = page.Next is null;
                read[described.Name] = page.Records is [.., var newest] && newest.Time("SystemModstamp") is { } reached
                    ? reached < now - Overlap ? reached : now - Overlap
                    : read.GetValueOrDefault(described.Name, DateTimeOffset.UnixEpoch);
                var token = new FeedToken(isLast && described == objects[^1] ? now : from.At, read);
                var isGone = page.Records.ToLookup(described.IsGone);
                yield return new()
                {
                    Contacts = [.. isGone[false].Select(record => described.ToContact(record, context, instance))],
                    Removed = [.. isGone[true].Select(record => context.Key(described.Name, record.Id()))],
                    Token = JsonSerializer.Serialize(token, SalesforceJsonContext.Default.FeedToken),
                };
                if (page.Next is { } next) page = await _api.QueryMoreAsync(settings.ApiVersion, next, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // In the order of change, so that a reading can go on after any page: first all that is there, later also what is gone.
    private Task<QueryAnswer> FirstPageAsync(string type, DateTimeOffset? since, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var described = await DescribeAsync(type, cancellationToken).ConfigureAwait(false);
        var soql = $"{Select(described, since is { } stamp ? $"SystemModstamp >= {stamp.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : described.Shown())} ORDER BY SystemModstamp";
        return await (since is null ? _api.QueryAsync(settings.ApiVersion, soql, cancellationToken) : _api.QueryAllAsync(settings.ApiVersion, soql, cancellationToken)).ConfigureAwait(false);
    });

    private FeedToken Continued(string since, DateTimeOffset now)
    {
        try
        {
            var token = JsonSerializer.Deserialize(since, SalesforceJsonContext.Default.FeedToken);
            if (token is not null && now - token.At < DeletedKept && token.Read.Keys.All(settings.RecordTypes.Contains)) return token;
        }
        catch (JsonException)
        {
        }
        throw new ConnectorException(ConnectorErrorKind.FeedTokenExpired, "Salesforce does not know any more what was deleted since the last reading.");
    }
}
