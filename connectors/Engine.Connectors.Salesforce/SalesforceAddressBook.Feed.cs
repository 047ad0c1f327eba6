using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IContactFeed
{
    private const int MostTold = 700; // Three kinds of record within the 64 KiB of a token.

    // REST API Developer Guide, "sObject Get Deleted"; the recycle bin, which queryAll reads, keeps as long: 15 days.
    private static readonly TimeSpan DeletedKept = TimeSpan.FromDays(14);

    // A record is stamped when it is saved and seen when its transaction ends: those stamped shortly before a reading are read again by the next.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = context.Time.GetUtcNow();
        var from = since is null ? new FeedToken(now, new Dictionary<string, FeedPlace>()) : Continued(since, now);
        var read = new Dictionary<string, FeedPlace>(from.Read);
        var objects = await DescribeAsync(settings.RecordTypes, cancellationToken).ConfigureAwait(false);
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        foreach (var described in objects)
        {
            var start = from.Read.GetValueOrDefault(described.Name);
            var page = await FirstPageAsync(described.Name, start?.Until, cancellationToken).ConfigureAwait(false);
            var recent = new List<(DateTimeOffset Stamp, long Digest)>();
            while (true)
            {
                var records = page.Records.Select(record => (Record: record, Stamp: record.Time("SystemModstamp") ?? now, Digest: Digest(record))).ToList();
                var until = records is [.., var newest] ? newest.Stamp < now - Overlap ? newest.Stamp : now - Overlap : start?.Until ?? DateTimeOffset.UnixEpoch;
                recent = [.. recent.Concat(records.Select(read => (read.Stamp, read.Digest))).Where(told => told.Stamp >= until).TakeLast(MostTold)];
                read[described.Name] = new(until, [.. recent.Select(told => told.Digest)]);
                var isLast = page.Next is null && described == objects[^1];
                var isGone = records.Where(read => start?.Told.Contains(read.Digest) != true).ToLookup(read => described.IsGone(read.Record), read => read.Record);
                yield return new()
                {
                    Contacts = [.. isGone[false].Select(record => described.ToContact(record, context, instance))],
                    Removed = [.. isGone[true].Select(record => context.Key(described.Name, record.Id()))],
                    Token = JsonSerializer.Serialize(new(isLast ? now : from.At, read), SalesforceJsonContext.Default.FeedToken),
                };
                if (page.Next is not { } next) break;
                page = await _api.QueryMoreAsync(settings.ApiVersion, next, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // In the order of change, so that a reading can go on after any page: first all that is there, later also what is gone.
    private Task<QueryAnswer> FirstPageAsync(string type, DateTimeOffset? since, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var described = await DescribeAsync(type, cancellationToken).ConfigureAwait(false);
        var soql = $"{Select(described, since is { } stamp ? $"SystemModstamp >= {Moment(stamp)}" : described.Shown())} ORDER BY SystemModstamp";
        return await (since is null
            ? _api.QueryAsync(settings.ApiVersion, soql, cancellationToken)
            : _api.QueryAllAsync(settings.ApiVersion, soql, cancellationToken)).ConfigureAwait(false);
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

    // Whether a record that is read again has been told as it is: stamps are whole seconds, in which it may have changed twice.
    private static long Digest(JsonElement record) => MemoryMarshal.Read<long>(SHA256.HashData(JsonMarshal.GetRawUtf8Value(record)));
}
