using System.Collections.Concurrent;
using Engine.Sdk.Http;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

/// <summary>One user's view of one org.</summary>
internal sealed partial class SalesforceAddressBook(AddressBookContext context, SalesforceSettings settings)
    : IAddressBook, IRecordLookup, IOwnerLookup, IPictureSource, IConnectionCheck
{
    private static readonly Picture NoImage = new(default(ReadOnlyMemory<byte>), "image/png");

    private readonly ISalesforceApi _api = RestApi.For<ISalesforceApi>(context.Http, SalesforceJsonContext.Default);
    private readonly ConcurrentDictionary<string, (ObjectDescription? Described, long At)> _described = new();

    private Picture? _nobody;

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        if (!query.IsThorough && ForNumber(query) is { } find) return SearchAsync(find, "PHONE", query.Limit, cancellationToken);
        if (!settings.SearchThoroughly) return Task.FromResult<IReadOnlyList<Contact>>([]);
        // The digits with anything between them: finds every spelling and what the index does not hold yet, by looking at every record.
        var pattern = $"%{string.Join('%', query.Digits.AsEnumerable())}%";
        return SelectAsync(settings.RecordTypes, described => Like(described.PhoneFields(), pattern), query.Limit, cancellationToken);
    }

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => ForName(query) is { } find
        ? SearchAsync(find, "NAME", query.Limit, cancellationToken)
        : SelectAsync(settings.RecordTypes, described => LikeNames(described, query.Words), query.Limit, cancellationToken);

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var condition = $"Id = '{IdOf(record)}'";
        return await SelectAsync([record.Type], _ => condition, 1, cancellationToken).ConfigureAwait(false) is [var contact] ? contact : null;
    }

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) =>
        (await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false)).Text("user_id") is { } id
            ? await GetRecordAsync(context.Key("User", id), cancellationToken).ConfigureAwait(false)
            : null;

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        if (!(await DescribeAsync(record.Type, cancellationToken).ConfigureAwait(false)).Has("PhotoUrl")) return null;
        if (await FirstAsync("PhotoUrl", $"{record.Type} WHERE Id = '{id}'", cancellationToken).ConfigureAwait(false) is not ['/', .. var path]) return null;
        // A user is no contact: what is shown in place of the user's photo stands for none.
        _nobody ??= path.Contains(id, StringComparison.Ordinal) && (await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false)).Text("user_id") is { } user
            ? await ImageAsync(path.Replace(id, user, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false) ?? NoImage : NoImage;
        return await ImageAsync(path, cancellationToken).ConfigureAwait(false) is { } image && !image.Data.Span.SequenceEqual(_nobody.Data.Span) ? image : null;
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        _described.Clear();
        var user = await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false);
        var seen = await DescribeAsync(settings.RecordTypes, cancellationToken).ConfigureAwait(false);
        using var resources = await _api.ResourcesAsync(settings.ApiVersion, cancellationToken).ConfigureAwait(false);
        var usage = SalesforceAnswers.ReadAllowance(resources) is { } left ? $" {left.Total - left.Remaining} of {left.Total} API requests used." : "";
        var instance = await SalesforceConnector.InstanceAsync(context, settings, cancellationToken).ConfigureAwait(false);
        return $"Signed in as {user.Text("preferred_username") ?? user.Text("name")} at {instance.Host} (org {user.Text("organization_id")}); " +
            $"finds {string.Join(", ", seen.Select(described => described.Name))}.{usage}";
    }

    private async Task<Picture?> ImageAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _api.DownloadAsync(path, cancellationToken).ConfigureAwait(false);
            return answer.Content.Headers.ContentType?.MediaType is { } type && type.StartsWith("image/", StringComparison.Ordinal)
                ? new(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), type)
                : null;
        }
        catch (ConnectorException e) when (e.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
    }
}
