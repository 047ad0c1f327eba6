namespace Engine.Connectors.Outlook;

/// <summary>Contacts of a Microsoft 365 or Outlook.com mailbox, and colleagues of its organisation.</summary>
[Connector(
    "outlook",
    DisplayName = "Microsoft Outlook",
    IconResource = "icon.svg",
    HelpAddress = "https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
    // How the directory compares. Of contacts Graph compares no numbers: the book does that itself.
    NumberMatching = NumberMatching.Literal,
    // Microsoft Graph, "Throttling limits", Outlook service: of one app at one mailbox.
    MaxConcurrentCalls = 4,
    IsCachedByDefault = true)]
public sealed class OutlookConnector : RestConnector<OutlookSettings>
{
    protected override IAddressBook Open(AddressBookContext context, OutlookSettings settings) =>
        settings.CallLog == OutlookCallLog.Nothing ? new OutlookAddressBook(context, settings) : new OutlookLoggingAddressBook(context, settings);

    protected override ApiDescription Describe(OutlookSettings settings) => new()
    {
        Address = settings.Api,
        SignIn = new LibrarySignIn
        {
            Flow = new MicrosoftSignIn(settings),
            Origin = $"{settings.Login} {settings.Tenant.Trim()} {settings.ClientId.Trim()} {settings.SignIn}",
            NeedsUser = settings.SignIn != OutlookSignIn.Application,
        },
        Limits = [RequestLimit.Of(10_000, "requests", 600)],
        ReadFailure = OutlookAnswers.ReadFailure,
    };
}
