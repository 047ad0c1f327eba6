namespace Engine.Connectors.GoogleContacts;

/// <summary>Contacts of a Google account, and the directory of its Workspace.</summary>
[Connector(
    "google-contacts",
    DisplayName = "Google Contacts",
    HelpAddress = "https://developers.google.com/people/v1/getting-started",
    // searchContacts compares beginnings of numbers as they were typed: the engine's copy misses none.
    NumberMatching = NumberMatching.None,
    IsCachedByDefault = true)]
public sealed class GoogleContactsConnector : IConnector, IApiConnector
{
    // The console of a Google Cloud project, "Quotas": 90 reads and 90 writes a minute and user unless it has been changed there.
    private const int RequestsPerMinute = 90;

    public Type SettingsType => typeof(GoogleContactsSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = (GoogleContactsSettings)context.Settings;
        return settings.AllowChanges ? new WritableGoogleContactsBook(context, settings) : new GoogleContactsAddressBook(context, settings);
    }

    public ApiDescription Describe(object settings)
    {
        var google = (GoogleContactsSettings)settings;
        return new()
        {
            Address = new($"{google.ApiAddress.AbsoluteUri.TrimEnd('/')}/"),
            SignIn = new LibrarySignIn { Flow = new GoogleSignInFlow(google), Origin = $"{google.ClientId.Trim()} {google.TokenAddress}" },
            Limits =
            [
                new() { Name = "90 reads a minute", Requests = RequestsPerMinute, Window = TimeSpan.FromMinutes(1), Covers = request => request.Method == HttpMethod.Get },
                new() { Name = "90 writes a minute", Requests = RequestsPerMinute, Window = TimeSpan.FromMinutes(1), Covers = request => request.Method != HttpMethod.Get },
            ],
            ReadFailure = GoogleContactsAnswers.ReadFailure,
        };
    }
}
