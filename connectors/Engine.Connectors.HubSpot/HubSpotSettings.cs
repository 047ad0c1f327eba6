namespace Engine.Connectors.HubSpot;

/// <summary>How the book signs in.</summary>
public enum HubSpotSignIn
{
    /// <summary>With the lasting token of a private app.</summary>
    PrivateApp,

    /// <summary>In the browser, through an OAuth app.</summary>
    Browser,
}

/// <summary>What is searched.</summary>
public enum HubSpotObjects
{
    ContactsAndCompanies,
    Contacts,
    Companies,
}

/// <summary>How to reach one HubSpot portal.</summary>
public sealed record HubSpotSettings : CallLogSettings
{
    [Display(Name = "Sign in with", Description =
        "PrivateApp: the access token of a private app, which an administrator makes in HubSpot. Browser: you sign in at HubSpot, through an OAuth app.")]
    public HubSpotSignIn SignIn { get; set; }

    [RequiredWhen(nameof(SignIn), HubSpotSignIn.PrivateApp, ErrorMessage = "{0}: paste the access token of a private app, or choose to sign in with the browser.")]
    [RegularExpression(@"\s*[!-~]*\s*", ErrorMessage = "{0}: this is no token; copy it from HubSpot as it is.")]
    [Secret, MaxLength(4096), Display(Name = "Access token", Description = "Of the private app: Settings, Integrations, Private Apps, Auth. Begins with pat-.")]
    public string AccessToken { get; set; } = "";

    [RequiredWhen(nameof(SignIn), HubSpotSignIn.Browser, ErrorMessage = "{0}: give that of your OAuth app, or choose to sign in with a private app.")]
    [MaxLength(256), Display(Name = "Client id", Description = "Of the OAuth app, whose redirect address is http://localhost:10088/oauth/callback.")]
    public string ClientId { get; set; } = "";

    [RequiredWhen(nameof(SignIn), HubSpotSignIn.Browser, ErrorMessage = "{0}: give that of your OAuth app.")]
    [Secret, MaxLength(256), Display(Name = "Client secret", Description = "Of the OAuth app.")]
    public string ClientSecret { get; set; } = "";

    [Display(Name = "Search in", Description = "Which records are searched, copied and created.")]
    public HubSpotObjects Objects { get; set; }

    [RegularExpression(@"\s*([^@\s]+@[^@\s]+)?\s*", ErrorMessage = "{0}: write it like jane@example.com, or leave it empty.")]
    [MaxLength(256), Display(Name = "Your e-mail address", Description =
        "Under which HubSpot knows you as a user: calls are logged in your name. A private app does not tell who you are; after a sign-in in the browser it is not needed.")]
    public string OwnerEmail { get; set; } = "";

    [Range(1, 100), Display(Name = "Searches a second", Description = "HubSpot allows an account 5 for all its apps. Give less where others need some.")]
    public int SearchesPerSecond { get; set; } = 4;

    internal IReadOnlyList<HubSpotKind> Kinds => Objects switch
    {
        HubSpotObjects.Contacts => [HubSpotKind.Contact],
        HubSpotObjects.Companies => [HubSpotKind.Company],
        _ => [HubSpotKind.Contact, HubSpotKind.Company],
    };

    internal IReadOnlyList<string> Scopes => ["oauth", .. Kinds.Select(kind => $"crm.objects.{kind.Path}.read")];

    // Calls, notes and meetings go by the scopes of contacts.
    internal IEnumerable<string> OptionalScopes => ((string[])
    [
        "crm.objects.contacts.read", "crm.objects.companies.read", "crm.objects.owners.read", "crm.objects.contacts.write", "crm.objects.companies.write", "sales-email-read",
    ]).Except(Scopes);
}
