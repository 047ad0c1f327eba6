using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>Whether a server's certificate is the one meant: as this machine judges, by a file of authorities, or by its fingerprint.</summary>
internal sealed class ServerTrust(LdapSettings settings)
{
    /// <summary>Why the last certificate was not trusted, as a part of a sentence.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is wrong with the file of authorities; null when it can be read, or is not wanted.</summary>
    public static string? Problem(LdapSettings settings)
    {
        try
        {
            return Authorities(settings) is { Count: 0 } ? "there is no certificate in it; write them as text that begins with -----BEGIN CERTIFICATE-----." : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return $"it cannot be read ({unreadable.Message.TrimEnd('.')}).";
        }
    }

    public SslClientAuthenticationOptions Options()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host, RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors) };
        if (Authorities(settings) is { } authorities)
        {
            options.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }
        return options;
    }

    private bool IsTrusted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = certificate is null ? "it has shown none"
            : !string.IsNullOrWhiteSpace(settings.Fingerprint) ? OfFingerprint(certificate)
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? Of(chain)
            : errors != SslPolicyErrors.None ? $"it is not made out for {settings.Host}"
            : null;
        return Refusal is null;
    }

    private string? OfFingerprint(X509Certificate certificate)
    {
        var wanted = string.Concat((settings.Fingerprint ?? "").Where(char.IsAsciiHexDigit));
        var shown = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return string.Equals(wanted, shown, StringComparison.OrdinalIgnoreCase) ? null : $"its SHA-256 fingerprint is {shown}, not the one in the settings";
    }

    private static string Of(X509Chain? chain)
    {
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, next) => all | next.Status);
        return status.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "it is not valid today"
            : (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid)) != 0 ? "it is signed by an authority that is not trusted here"
            : $"it is not in order ({status})";
    }

    private static X509Certificate2Collection? Authorities(LdapSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.CaFile)) return null;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(settings.CaFile.Trim());
        return authorities;
    }
}
