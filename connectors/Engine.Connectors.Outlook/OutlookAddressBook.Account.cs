using static Engine.Connectors.Outlook.OutlookMapping;

namespace Engine.Connectors.Outlook;

internal partial class OutlookAddressBook : IOwnerLookup, IConnectionCheck, IPictureSource
{
    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) =>
        (await OwnerAsync(cancellationToken).ConfigureAwait(false))?.ToContact(UserType, Context, Settings);

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var owner = await OwnerAsync(cancellationToken).ConfigureAwait(false);
        var folders = await FoldersAsync(isLive: false, cancellationToken).ConfigureAwait(false);
        await FolderPageAsync(folders[0], null, cancellationToken).ConfigureAwait(false);
        var who = owner?.Text("mail") ?? owner?.Text("userPrincipalName") ?? Settings.Mailbox?.Trim() ?? "nobody known";
        var how = Settings.SignIn == OutlookSignIn.Application ? "Reads the mailbox of" : "Signed in as";
        List<string> told = [$"{how} {who}; {(folders.Count == 1 ? "1 contact folder" : $"{folders.Count} contact folders")}."];
        if (Settings.SearchDirectory && await Api.UsersDeltaAsync(UserFields, null, null, cancellationToken).RefusalAsync().ConfigureAwait(false) is { } users)
            told.Add($"Colleagues cannot be searched: {users.Message.TrimEnd('.')}.");
        if (Settings.SearchPeople && await Api.PeopleAsync(Settings.Owner, "\"a\"", 1, PersonFields, cancellationToken).RefusalAsync().ConfigureAwait(false) is { } people)
            told.Add($"People cannot be searched: {people.Message.TrimEnd('.')}.");
        return string.Join(' ', told);
    }

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken) => record.Type switch
    {
        ContactType => await Api.ContactPhotoAsync(Settings.Owner, record.Id, cancellationToken).PictureAsync(cancellationToken).ConfigureAwait(false),
        UserType => await Api.UserPhotoAsync(record.Id, cancellationToken).PictureAsync(cancellationToken).ConfigureAwait(false),
        _ => null,
    };

    // An application may read a mailbox, and yet not who it is of.
    private Task<JsonElement?> OwnerAsync(CancellationToken cancellationToken) =>
        Api.GetAsync(Settings.Owner, UserFields, cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden);
}
