namespace Engine.Connectors.GoogleContacts;

/// <summary>Whose contacts, which of them, and what may be done with them.</summary>
public sealed record GoogleContactsSettings : IValidatableObject
{
    private const string ScopePrefix = "https://www.googleapis.com/auth/";

    [Required(AllowEmptyStrings = false, ErrorMessage = "Client id: copy it from the OAuth client in your Google Cloud project."), MaxLength(256)]
    [Display(Name = "Client id", Order = 1, Description = "Of an OAuth client of the type Desktop app: Google Cloud console, Google Auth Platform, Clients.")]
    public string ClientId { get; set; } = "";

    [Required(AllowEmptyStrings = false, ErrorMessage = "Client secret: copy it from the OAuth client in your Google Cloud project."), Secret, MaxLength(256)]
    [Display(Name = "Client secret", Order = 2, Description = "Of the same client.")]
    public string ClientSecret { get; set; } = "";

    [Display(Name = "Your contacts", Order = 3, Description = "Those at contacts.google.com.")]
    public bool Contacts { get; set; } = true;

    [Display(Name = "Other contacts", Order = 4, Description = "People you exchanged mails with, whom Google has saved by itself.")]
    public bool OtherContacts { get; set; } = true;

    [Display(Name = "Directory", Order = 5, Description = "Colleagues and shared contacts of your company; only for accounts of Google Workspace.")]
    public bool Directory { get; set; }

    [Display(Name = "Create and change contacts", Order = 6, Description = "Switch it off to only read. After switching it on, sign in again.")]
    public bool AllowChanges { get; set; }

    [Required, ApiAddress, Display(Name = "API address", Order = 7, Description = "Change it for a proxy or a test server.")]
    public Uri ApiAddress { get; set; } = new("https://people.googleapis.com/");

    [Required, ApiAddress, Display(Name = "Sign-in page", Order = 8, Description = "Where Google asks you to agree.")]
    public Uri AuthorizeAddress { get; set; } = new("https://accounts.google.com/o/oauth2/v2/auth");

    [Required, ApiAddress, Display(Name = "Token address", Order = 9, Description = "Where tokens are fetched and renewed.")]
    public Uri TokenAddress { get; set; } = new("https://oauth2.googleapis.com/token");

    [Required, ApiAddress, Display(Name = "Revoke address", Order = 10, Description = "Where tokens are given back.")]
    public Uri RevokeAddress { get; set; } = new("https://oauth2.googleapis.com/revoke");

    internal IReadOnlyList<GoogleSource> Sources =>
    [
        .. Contacts ? [GoogleSource.Contacts] : (GoogleSource[])[],
        .. OtherContacts ? [GoogleSource.OtherContacts] : (GoogleSource[])[],
        .. Directory ? [GoogleSource.Directory] : (GoogleSource[])[],
    ];

    internal IReadOnlyList<string> Scopes =>
    [
        .. Sources.Select(source => ScopePrefix + (AllowChanges && source == GoogleSource.Contacts ? GoogleSource.ChangeScope : source.Scope)),
        ScopePrefix + "userinfo.profile", ScopePrefix + "userinfo.email",
    ];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Sources.Count == 0) yield return new("Your contacts: switch on at least one of your contacts, other contacts and the directory.", [nameof(Contacts)]);
        if (AllowChanges && !Contacts) yield return new("Create and change contacts: for that your contacts must be switched on.", [nameof(AllowChanges)]);
    }
}
