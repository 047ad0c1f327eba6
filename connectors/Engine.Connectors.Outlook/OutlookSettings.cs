namespace Engine.Connectors.Outlook;

/// <summary>Who signs in.</summary>
public enum OutlookSignIn
{
    /// <summary>The user, in the browser.</summary>
    Browser,

    /// <summary>The user, with a code typed at Microsoft's page on any device.</summary>
    DeviceCode,

    /// <summary>The app itself, for one mailbox of the organisation (client credentials).</summary>
    Application,
}

/// <summary>How a call is logged.</summary>
public enum OutlookCallLog
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>As an entry in a calendar.</summary>
    Calendar,

    /// <summary>As a line in the contact's notes.</summary>
    Note,
}

/// <summary>Which mailbox, how to sign in to it, and what to look for.</summary>
public sealed record OutlookSettings : IValidatableObject
{
    [Required(AllowEmptyStrings = false, ErrorMessage = "Application id: copy it from your app registration in Microsoft Entra.")]
    [Display(Name = "Application id", Order = 1, Description = "Of your app registration in Microsoft Entra: Overview, Application (client) ID.")]
    public string ClientId { get; set; } = "";

    [Required(AllowEmptyStrings = false, ErrorMessage = "Tenant: write common, organizations, consumers, or your organisation's id or domain.")]
    [RegularExpression(@"^\s*[A-Za-z0-9][A-Za-z0-9.-]*\s*$", ErrorMessage = "Tenant: write common, organizations, consumers, or your organisation's id or domain.")]
    [Display(Name = "Tenant", Order = 2, Description =
        "common for every account, consumers for personal ones alone, or your organisation's id or domain, such as acme.onmicrosoft.com.")]
    public string Tenant { get; set; } = "common";

    [Display(Name = "Sign in", Order = 3, Description =
        "Browser: you sign in at Microsoft. DeviceCode: you do so on another device. Application: the app itself does, for the mailbox named below.")]
    public OutlookSignIn SignIn { get; set; }

    [RequiredWhen(nameof(SignIn), OutlookSignIn.Application, ErrorMessage = "Client secret: it is needed for the application to sign in by itself.")]
    [Secret, MaxLength(512), Display(Name = "Client secret", Order = 4, Description = "Only where the application signs in: Certificates & secrets of the app registration.")]
    public string? ClientSecret { get; set; }

    [RequiredWhen(nameof(SignIn), OutlookSignIn.Application, ErrorMessage = "Mailbox: write whose contacts the application shall read, such as jane@example.com.")]
    [RegularExpression("[^/?#]*", ErrorMessage = "Mailbox: write an address such as jane@example.com.")]
    [MaxLength(256), Display(Name = "Mailbox", Order = 5, Description = "Only where the application signs in: whose contacts, such as jane@example.com.")]
    public string? Mailbox { get; set; }

    [MaxLength(2000), Display(Name = "Contact folders", Order = 6, Description =
        "Names of those to search, with commas between; empty for all. Contacts is always the name of the one every mailbox has.")]
    public string? Folders { get; set; }

    [Display(Name = "Search colleagues", Order = 7, Description =
        "The users of your organisation's directory, too. Needs the permission User.Read.All, to which an administrator has to agree.")]
    public bool SearchDirectory { get; set; }

    [Display(Name = "Search people", Order = 8, Description =
        "By name also those you work with, as Microsoft 365 ranks them; only where the book is not cached. Needs the permission People.Read.")]
    public bool SearchPeople { get; set; }

    [Display(Name = "Create and change contacts", Order = 9, Description = "Without it the book asks for leave to read contacts alone.")]
    public bool ChangesContacts { get; set; } = true;

    [MaxLength(256), Display(Name = "Folder for new contacts", Order = 10, Description = "Its name; empty for the one every mailbox has.")]
    public string? NewContactFolder { get; set; }

    [Display(Name = "Log calls", Order = 11, Description =
        "Nothing; Calendar: an entry in a calendar, which needs the permission Calendars.ReadWrite; Note: a line in the contact's notes.")]
    public OutlookCallLog CallLog { get; set; }

    [MaxLength(256), Display(Name = "Calendar for calls", Order = 12, Description = "Its name; empty for your main calendar.")]
    public string? Calendar { get; set; }

    [MaxLength(256), Display(Name = "Category of calls", Order = 13, Description = "Given to calendar entries, so that they can be coloured or hidden; empty for none.")]
    public string? Category { get; set; } = "Phone call";

    [Display(Name = "Cloud", Order = 14, Description = "Which of Microsoft's clouds your organisation is in.")]
    public OutlookCloud Cloud { get; set; }

    [MaxLength(1000), Display(Name = "Contact page", Order = 15, Description =
        "A web address that shows a contact, with {id} in place of its id. Microsoft describes none; empty: the engine shows contacts on a page of its own.")]
    public string? ContactPage { get; set; }

    [ApiAddress, Display(Name = "API address", Order = 16, Description = "Leave empty: it follows from the cloud. For a proxy or a stand-in.")]
    public Uri? ApiAddress { get; set; }

    [ApiAddress, Display(Name = "Login address", Order = 17, Description = "Leave empty: it follows from the cloud. For a proxy or a stand-in.")]
    public Uri? LoginAddress { get; set; }

    /// <summary>Where the mailbox is in the API.</summary>
    internal string Owner => SignIn == OutlookSignIn.Application ? $"users/{Mailbox?.Trim()}" : "me";

    internal IReadOnlyList<string> FolderNames => Folders?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LoginAddress is null && !Guid.TryParse(ClientId.Trim(), out _))
            yield return new("Application id: it is made of 32 digits and letters a to f, such as 00001111-aaaa-2222-bbbb-3333cccc4444.", [nameof(ClientId)]);
        if (!string.IsNullOrWhiteSpace(ContactPage) && OutlookMapping.PageOf(ContactPage, "id") is null)
            yield return new("Contact page: write a full web address, such as https://outlook.office.com/people/", [nameof(ContactPage)]);
        if (CallLog == OutlookCallLog.Note && !ChangesContacts)
            yield return new("Log calls: notes can be written only with \"Create and change contacts\" switched on.", [nameof(CallLog)]);
        if (SignIn != OutlookSignIn.Application && !string.IsNullOrWhiteSpace(Mailbox))
            yield return new("Mailbox: leave it empty, it is that of the user who signs in; or choose Application to sign in.", [nameof(Mailbox)]);
        // Microsoft identity platform, "OAuth 2.0 client credentials flow": the tenant is one, by id or by domain.
        if (SignIn == OutlookSignIn.Application && Tenant.Trim() is ("common" or "organizations" or "consumers"))
            yield return new("Tenant: for the application to sign in, write your organisation's id or domain, such as acme.onmicrosoft.com.", [nameof(Tenant)]);
    }
}
