using System.Runtime.CompilerServices;
using System.Text.Json;
using Engine.Sdk;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IContactFeed
{
    // "sObject Get Deleted" and the recycle bin alike know of what was deleted in the last 15 days.
    private static readonly TimeSpan DeletedKept = TimeSpan.FromDays(14);

    // A record is stamped when it is saved and seen when its transaction ends; those of this long before a reading are read again in the next.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow();
        var from = since is null ? new(now, new Dictionary<string, DateTimeOffset>()) : Continued(since, now);
        var read = new Dictionary<string, DateTimeOffset>(from.Read);
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        var objects = await SearchedAsync(cancellationToken).ConfigureAwait(false);
        foreach (var described in objects)
        {
            var start = from.Read.TryGetValue(described.Name, out var stamp) ? stamp : (DateTimeOffset?)null;
            var page = await FirstPageAsync(described.Name, start, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var gone = page.Records.ToLookup(record => record.Is("IsDeleted") || (described.HiddenBy() is { } flag && record.Is(flag)));
                if (page.Records is [.., var last] && last.Time("SystemModstamp") is { } reached)
                    read[described.Name] = reached < now - Overlap ? reached : now - Overlap;
                else
                    read.TryAdd(described.Name, DateTimeOffset.UnixEpoch);
                var next = page.Next;
                yield return new()
                {
                    Contacts = [.. gone[false].Select(record => described.ToContact(record, context, instance))],
                    Removed = [.. gone[true].Select(record => context.Key(described.Name, record.Id()))],
                    Token = JsonSerializer.Serialize(
                        new(next is null && described == objects[^1] ? now : from.At, read), SalesforceJsonContext.Default.FeedToken),
                };
                if (next is null) break;
                page = await _api.NextAsync(settings.ApiVersion, next, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // In the order of change, so that a reading can go on after any page; from the beginning only what is there, later also what is gone.
    private Task<QueryAnswer> FirstPageAsync(string type, DateTimeOffset? since, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var described = await DescribeAsync(type, cancellationToken).ConfigureAwait(false) ?? throw Expired("Salesforce does not show this kind of record any more.");
        return since is { } stamp
            ? await _api.QueryAllAsync(settings.ApiVersion, Ordered($"SystemModstamp >= {stamp.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"), cancellationToken).ConfigureAwait(false)
            : await _api.QueryAsync(settings.ApiVersion, Ordered(described.Shown()), cancellationToken).ConfigureAwait(false);

        string Ordered(string? condition) => $"{Select(described, condition)} ORDER BY SystemModstamp";
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
        throw Expired("What was deleted since the last reading is not known any more.");
    }

    private static ConnectorException Expired(string message) => new(ConnectorErrorKind.FeedTokenExpired, message);
}
