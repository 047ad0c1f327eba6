using static Engine.Connectors.Outlook.OutlookMapping;

namespace Engine.Connectors.Outlook;

internal partial class OutlookAddressBook : IOwnerLookup, IConnectionCheck, IPictureSource
{
    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) =>
        (await Api.GetAsync(Settings.Owner, UserFields, cancellationToken).ConfigureAwait(false)).ToContact(UserType, Context, Settings);

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var owner = await Api.GetAsync(Settings.Owner, UserFields, cancellationToken).ConfigureAwait(false);
        var folders = await FoldersAsync(isLive: false, cancellationToken).ConfigureAwait(false);
        await FolderPageAsync(folders[0], null, cancellationToken).ConfigureAwait(false);
        var who = owner.Mail ?? owner.UserPrincipalName ?? owner.DisplayName;
        string?[] told =
        [
            $"{(Settings.SignIn == OutlookSignIn.Application ? "Reads the mailbox of" : "Signed in as")} {who}; {(folders.Count == 1 ? "1 contact folder" : $"{folders.Count} contact folders")}.",
            .. Settings.SearchDirectory ? (string?[])[await RefusalAsync("Colleagues", () => Api.UsersDeltaAsync(UserFields, null, null, cancellationToken)).ConfigureAwait(false)] : [],
            .. Settings.SearchPeople ? (string?[])[await RefusalAsync("People", () => Api.PeopleAsync(Settings.Owner, "\"a\"", 1, PersonFields, cancellationToken)).ConfigureAwait(false)] : [],
        ];
        return string.Join(' ', told.Where(part => part is not null));
    }

    // Microsoft Graph, "Get profilePhoto": 404 where there is none.
    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        if (record.Type is not (ContactType or UserType)) return null;
        try
        {
            using var answer = await (record.Type == ContactType ? Api.ContactPhotoAsync(Settings.Owner, record.Id, cancellationToken) : Api.UserPhotoAsync(record.Id, cancellationToken)).ConfigureAwait(false);
            var image = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            var type = answer.Content.Headers.ContentType?.MediaType;
            return image.Length is > 0 and <= Picture.MaxBytes ? new Picture(image, type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true ? type : "image/jpeg") : null;
        }
        catch (ConnectorException none) when (none.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
    }

    private static async Task<string?> RefusalAsync(string what, Func<Task> ask)
    {
        try
        {
            await ask().ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refused) when (refused.Kind is ConnectorErrorKind.Forbidden or ConnectorErrorKind.Refused)
        {
            return $"{what} cannot be searched: {refused.Message.TrimEnd('.')}.";
        }
    }
}
