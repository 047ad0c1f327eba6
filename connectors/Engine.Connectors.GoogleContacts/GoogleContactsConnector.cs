namespace Engine.Connectors.GoogleContacts;

/// <summary>Contacts of a Google account, and the directory of its Workspace.</summary>
[Connector(
    "google-contacts",
    DisplayName = "Google Contacts",
    IconResource = "icon.svg",
    HelpAddress = "https://developers.google.com/people/v1/getting-started",
    // searchContacts compares beginnings of numbers as they were typed: the engine's copy misses none.
    NumberMatching = NumberMatching.None,
    IsCachedByDefault = true)]
public sealed class GoogleContactsConnector : RestConnector<GoogleContactsSettings>
{
    // The console of a Google Cloud project, "Quotas": 90 reads and 90 writes a minute and user unless it has been changed there.
    private const int RequestsPerMinute = 90;

    protected override IAddressBook Open(AddressBookContext context, GoogleContactsSettings settings) =>
        settings.AllowChanges ? new WritableGoogleContactsBook(context, settings) : new GoogleContactsAddressBook(context, settings);

    protected override ApiDescription Describe(GoogleContactsSettings settings) => new()
    {
        Address = settings.ApiAddress.Below(""),
        SignIn = new LibrarySignIn { Flow = new GoogleSignInFlow(settings), Origin = $"{settings.ClientId.Trim()} {settings.TokenAddress}" },
        Limits =
        [
            RequestLimit.Of(RequestsPerMinute, "reads", 60, request => request.Method == HttpMethod.Get),
            RequestLimit.Of(RequestsPerMinute, "writes", 60, request => request.Method != HttpMethod.Get),
        ],
        ReadFailure = GoogleContactsAnswers.ReadFailure,
    };
}
