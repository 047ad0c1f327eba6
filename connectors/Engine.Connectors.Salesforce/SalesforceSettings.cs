namespace Engine.Connectors.Salesforce;

/// <summary>Who signs in.</summary>
public enum SalesforceSignIn
{
    /// <summary>The user, in the browser.</summary>
    Browser,

    /// <summary>The app itself, as the user its administrator has named (client credentials).</summary>
    Application,
}

/// <summary>Where the org is, how to sign in to it, and what to look for.</summary>
public sealed record SalesforceSettings : CallLogSettings, IValidatableObject
{
    [Required, ApiAddress, Display(Name = "Login address", Description =
        "Where you sign in: https://login.salesforce.com, https://test.salesforce.com for a sandbox, or your company's own, such as https://acme.my.salesforce.com")]
    public Uri LoginAddress { get; set; } = new("https://login.salesforce.com");

    [Required(AllowEmptyStrings = false, ErrorMessage = "Consumer key: copy it from the settings of your External Client App in Salesforce.")]
    [MaxLength(512), Display(Name = "Consumer key", Description = "From your External Client App: Setup, External Client App Manager, OAuth settings.")]
    public string ClientId { get; set; } = "";

    [RequiredWhen(nameof(SignIn), SalesforceSignIn.Application, ErrorMessage = "{0}: it is needed for the application to sign in by itself.")]
    [Secret, MaxLength(512), Display(Name = "Consumer secret", Description = "Beside the key; leave it empty where the app does not require a secret.")]
    public string? ClientSecret { get; set; }

    [Display(Name = "Sign in", Description = "Browser: you sign in at Salesforce. Application: the app itself does, as the user its administrator chose.")]
    public SalesforceSignIn SignIn { get; set; }

    [Display(Name = "Search contacts")]
    public bool SearchContacts { get; set; } = true;

    [Display(Name = "Search leads", Description = "Those not yet converted.")]
    public bool SearchLeads { get; set; } = true;

    [Display(Name = "Search accounts", Description = "Companies, and private persons where your org has person accounts.")]
    public bool SearchAccounts { get; set; } = true;

    [Display(Name = "Search thoroughly", Description =
        "Look a number that was not found up once more without the index: also finds odd spellings and new records, but takes longer in large orgs.")]
    public bool SearchThoroughly { get; set; } = true;

    [Required, RegularExpression(@"^[0-9]{2,3}\.0$", ErrorMessage = "API version: write a version such as 60.0.")]
    [Display(Name = "API version", Description = "Of Salesforce's REST API; 60.0 or later.")]
    public string ApiVersion { get; set; } = "60.0";

    internal IEnumerable<string> RecordTypes =>
        new[] { (SearchContacts, "Contact"), (SearchLeads, "Lead"), (SearchAccounts, "Account") }.Where(type => type.Item1).Select(type => type.Item2);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!RecordTypes.Any())
            yield return new("Search contacts: switch on at least one of contacts, leads and accounts.", [nameof(SearchContacts)]);
        // Salesforce Help, "OAuth 2.0 Client Credentials Flow": the request goes to the org's own My Domain.
        if (SignIn == SalesforceSignIn.Application && TokenAddress is null && LoginAddress.Host is "login.salesforce.com" or "test.salesforce.com")
            yield return new("Login address: for the application to sign in, write your company's own, such as https://acme.my.salesforce.com", [nameof(LoginAddress)]);
    }
}
