namespace Engine.Connectors.Outlook;

/// <summary>Contacts of a Microsoft 365 or Outlook.com mailbox, and colleagues of its organisation.</summary>
[Connector(
    "outlook",
    DisplayName = "Microsoft Outlook",
    HelpAddress = "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
    // How the directory compares. Of contacts Graph compares no numbers: the book does that itself.
    NumberMatching = NumberMatching.Literal,
    // Microsoft Graph, "Throttling limits", Outlook service: of one app at one mailbox.
    MaxConcurrentCalls = 4,
    IsCachedByDefault = true)]
public sealed class OutlookConnector : IConnector, IApiConnector
{
    public Type SettingsType => typeof(OutlookSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = (OutlookSettings)context.Settings;
        return settings.CallLog == OutlookCallLog.Nothing ? new OutlookAddressBook(context, settings) : new OutlookLoggingAddressBook(context, settings);
    }

    public ApiDescription Describe(object settings)
    {
        var outlook = (OutlookSettings)settings;
        return new()
        {
            Address = outlook.Api,
            SignIn = new LibrarySignIn
            {
                Flow = new MicrosoftSignIn(outlook),
                Origin = $"{outlook.Login} {outlook.Tenant.Trim()} {outlook.ClientId.Trim()} {outlook.SignIn}",
                NeedsUser = outlook.SignIn != OutlookSignIn.Application,
            },
            Limits = [new() { Name = "10,000 requests in 10 minutes", Requests = 10_000, Window = TimeSpan.FromMinutes(10) }],
            ReadFailure = OutlookAnswers.ReadFailure,
        };
    }
}
