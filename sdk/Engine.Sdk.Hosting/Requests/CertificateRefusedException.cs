using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>The server's certificate is not trusted, or is another one than the settings name.</summary>
internal sealed class CertificateRefusedException(string fingerprint, string? pin) : AuthenticationException($"The certificate {fingerprint} was refused.")
{
    /// <returns>True; what is refused is thrown, so that the message can tell the fingerprint.</returns>
    public static bool Check(X509Certificate? certificate, SslPolicyErrors errors, string? pin)
    {
        if (certificate is null) return false;
        var isGood = pin is null ? errors == SslPolicyErrors.None : Fingerprint.Of(certificate) == pin;
        return isGood ? true : throw new CertificateRefusedException(Fingerprint.Of(certificate), pin);
    }

    public static CertificateRefusedException? In(Exception? failure)
    {
        while (failure is not (null or CertificateRefusedException)) failure = failure.InnerException;
        return (CertificateRefusedException?)failure;
    }

    public ConnectorException ToConnectorException() => pin is null
        ? new(ConnectorErrorKind.Unavailable, $"No secure connection to the CRM could be made: its certificate is not trusted here. Its SHA-256 fingerprint is {fingerprint}.", this)
        : new(
            ConnectorErrorKind.Misconfigured,
            $"The server shows another certificate than the one in the settings: its SHA-256 fingerprint is {fingerprint}. If its owner has renewed it and confirms this fingerprint, " +
            "write it into the settings; if not, somebody may be reading along, so do not.",
            this);
}
