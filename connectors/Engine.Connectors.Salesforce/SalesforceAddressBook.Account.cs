namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IOwnerLookup, IPictureSource, IConnectionCheck
{
    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => await UserIdAsync(cancellationToken).ConfigureAwait(false) is { } id
        ? await GetRecordAsync(Context.Key("User", id), cancellationToken).ConfigureAwait(false)
        : null;

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        if (!(await KindOfAsync(record, cancellationToken).ConfigureAwait(false)).Has("PhotoUrl")) return null;
        if (await FirstAsync("PhotoUrl", $"{record.Type} WHERE Id = '{record.Id}'", cancellationToken).ConfigureAwait(false) is not ['/', .. var path]) return null;
        var image = await ImageAsync(path, cancellationToken).ConfigureAwait(false);
        if (image is null || !path.Contains(record.Id, StringComparison.Ordinal)) return image;
        // Salesforce shows something for those without a picture: what it shows for the user, who is no contact.
        var nobody = await _nobody.GetAsync(async () => await UserIdAsync(cancellationToken).ConfigureAwait(false) is { } user
            ? await ImageAsync(path.Replace(record.Id, user, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false)
            : null).ConfigureAwait(false);
        return nobody is not null && image.Data.Span.SequenceEqual(nobody.Data.Span) ? null : image;
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        _described.Clear();
        var user = await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false);
        var seen = await DescribeAsync(settings.RecordTypes, cancellationToken).ConfigureAwait(false);
        using var recent = await _api.RecentAsync(settings.ApiVersion, cancellationToken).ConfigureAwait(false);
        var usage = SalesforceAnswers.ReadAllowance(recent) is { } left ? $" {left.Total - left.Remaining} of {left.Total} API requests used." : "";
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return $"Signed in as {user.Text("preferred_username") ?? user.Text("name")} at {instance.Host} (org {user.Text("organization_id")}); " +
            $"finds {string.Join(", ", seen.Select(described => described.Name))}.{usage}";
    }

    private async Task<string?> UserIdAsync(CancellationToken cancellationToken) =>
        (await _api.UserInfoAsync(cancellationToken).ConfigureAwait(false)).Text("user_id");

    private Task<Picture?> ImageAsync(string path, CancellationToken cancellationToken) =>
        _api.DownloadAsync(path, cancellationToken).PictureAsync(cancellationToken);
}
