using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Engine.Storage;

namespace Engine.Host.Installation.Listening;

/// <summary>
/// The certificate of this installation, for this machine's loopback names and the address it is given in its network, if any. It is a leaf and never an authority: who trusts it
/// trusts nothing else, even if its key were stolen.
/// </summary>
internal static class LocalCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // Apple's limit for a certificate that browsers are to accept is 398 days.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(397);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>Reads the certificate, or makes it where there is none, it is broken or soon to expire.</summary>
    /// <param name="path">The file that holds certificate and key, for the user alone.</param>
    /// <param name="now">The time it has to be valid at.</param>
    /// <param name="remote">A further address it has to be valid for, in the network; one that is not there makes a new certificate.</param>
    public static X509Certificate2 LoadOrCreate(string path, DateTimeOffset now, IPAddress? remote = null)
    {
        var kept = TryLoad(path);
        if (kept is not null && IsGoodAt(kept, now) && (remote is null || kept.MatchesHostname(remote.ToString()))) return kept;

        kept?.Dispose();
        using var made = Create(now, remote);
        var pfx = made.Export(X509ContentType.Pkcs12);
        UserOnlyFile.Write(path, pfx);
        UserOnlyFile.Write(PublicPath(path), Encoding.ASCII.GetBytes(made.ExportCertificatePem()));

        // Loaded anew, since the server on Windows does not take a key that was never stored.
        return X509CertificateLoader.LoadPkcs12(pfx, null);
    }

    /// <summary>The certificate without its key, for programs and stores that are to trust it.</summary>
    public static string PublicPath(string path) => path + ".crt";

    private static X509Certificate2? TryLoad(string path)
    {
        if (!File.Exists(path) || !File.Exists(PublicPath(path))) return null;
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsGoodAt(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.HasPrivateKey && certificate.NotBefore <= now.LocalDateTime && certificate.NotAfter > (now + RenewBefore).LocalDateTime;

    private static X509Certificate2 Create(DateTimeOffset now, IPAddress? remote)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        if (remote is not null) names.AddIpAddress(remote);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - ClockSkew, now - ClockSkew + Lifetime);
    }
}
