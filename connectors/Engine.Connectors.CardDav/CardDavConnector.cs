using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav;

/// <summary>Address books on a CardDAV server, RFC 6352.</summary>
[Connector(
    "carddav",
    DisplayName = "CardDAV",
    IconResource = "icon.svg",
    HelpAddress = "https://www.rfc-editor.org/rfc/rfc6352",
    NumberMatching = NumberMatching.Contains,
    SearchesThoroughly = true,
    IsCachedByDefault = true)]
public sealed class CardDavConnector : RestConnector<CardDavSettings>
{
    // Photos are part of the cards. The feed asks for fewer cards at a time where this is not enough.
    private const int MaxAnswerBytes = 32 * 1024 * 1024;

    protected override IAddressBook Open(AddressBookContext context, CardDavSettings settings) => new CardDavAddressBook(context, settings);

    // Users and their books have places of their own on the host, wherever the address points.
    protected override ApiDescription Describe(CardDavSettings settings) => new()
    {
        Address = new Uri(settings.Address!, "/"), // required
        SignIn = settings.SignIn == CardDavSignIn.Password
            ? new BasicSignIn { UserName = settings.UserName.Trim(), Password = settings.Password }
            : new HeaderSignIn { Header = "Authorization", Value = $"Bearer {settings.Token.Trim()}" },
        CertificateFingerprint = settings.CertificateFingerprint,
        ReadFailure = failure => DavFailures.Read(failure, settings.SignIn),
        MaxAnswerBytes = MaxAnswerBytes,
    };
}
