namespace Engine.Sdk.Hosting.Requests;

/// <summary>Refuses a description that would send secrets where they can be read, or nowhere.</summary>
internal static class DescriptionCheck
{
    private const int LeastAnswerBytes = 1024;
    private const int MostAnswerBytes = 256 * 1024 * 1024;

    public static void Run(ApiDescription description)
    {
        if (!IsHttp(description.Address)) throw Wrong("The address of the CRM's API must be a whole http or https address.");
        if (description.MaxAnswerBytes is < LeastAnswerBytes or > MostAnswerBytes) throw Wrong("The connector's longest answer is out of range. Update it, or tell its author.");
        if (description.Limits.Any(limit => limit.Requests < 1 || limit.Window <= TimeSpan.Zero || limit.Window > TimeSpan.FromDays(1)))
            throw Wrong("The connector's request limits are out of range. Update it, or tell its author.");
        if (!string.IsNullOrWhiteSpace(description.CertificateFingerprint) && Fingerprint.Read(description.CertificateFingerprint) is null)
            throw Wrong("The certificate's fingerprint in the settings must be a SHA-256 one: 64 hexadecimal digits.");
        if (description.SignIn is HeaderSignIn key) CheckHeader(key);
        if (description.SignIn is BasicSignIn basic && basic.UserName.Contains(':', StringComparison.Ordinal)) throw Wrong("The user name for the sign-in must not have a colon in it.");
        if (description.SignIn is LibrarySignIn { Origin: null or "" }) throw Wrong("The connector's sign-in does not say what it is with. Update it, or tell its author.");
        if (description.SignIn is not OAuthSignIn signIn) return;
        CheckSafe(signIn.TokenAddress, "token");
        if (signIn is AuthorizationCodeSignIn code) CheckSafe(code.AuthorizeAddress, "sign-in page's");
        if (signIn is DeviceCodeSignIn device) CheckSafe(device.DeviceAddress, "device sign-in's");
        if (signIn.RevokeAddress is { } revoke) CheckSafe(revoke, "sign-out");
        if (string.IsNullOrEmpty(signIn.ClientId)) throw Wrong("The client id for the sign-in is missing: write it into the settings.");
        if (signIn is ClientCredentialsSignIn && string.IsNullOrEmpty(signIn.ClientSecret)) throw Wrong("The client secret for the sign-in is missing: write it into the settings.");
    }

    // A header that cannot be sent would be left out, and the CRM would complain of a missing key.
    private static void CheckHeader(HeaderSignIn key)
    {
        if (string.IsNullOrEmpty(key.Header) || !key.Header.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal)))
            throw Wrong("The connector's header for the sign-in is none. Update it, or tell its author.");
        if (string.IsNullOrWhiteSpace(key.Value)) throw Wrong("The key for the sign-in is missing: write it into the settings.");
        if (key.Value.AsSpan().ContainsAnyExceptInRange(' ', '~')) throw Wrong("The key for the sign-in has a line break or a foreign letter in it: copy it into the settings once more.");
    }

    // RFC 6749, sections 3.1 and 3.2: these require TLS. What stays on this machine cannot be read on the way.
    private static void CheckSafe(Uri address, string what)
    {
        if (!IsHttp(address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)) throw Wrong($"The {what} address must be a whole https address.");
    }

    private static bool IsHttp(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    private static ConnectorException Wrong(string message) => new(ConnectorErrorKind.Misconfigured, message);
}
