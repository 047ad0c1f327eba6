using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.TestServers.Processes;

namespace Engine.Connectors.Ldap.Tests.Servers;

/// <summary>An authority of our own, and a certificate for a server on this machine that it has signed.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public TestCertificates()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Authority(authorityKey);
        File.WriteAllText(CaFile, authority.ExportCertificatePem());
        File.WriteAllText(StrangerCaFile, Authority(ECDsa.Create(ECCurve.NamedCurves.nistP256)).ExportCertificatePem());

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var server = request.Create(authority, From.AddDays(1), To.AddDays(-1), [1, 2, 3, 4]);
        File.WriteAllText(_folder["server.pem"], server.ExportCertificatePem());
        File.WriteAllText(_folder["server.key"], key.ExportPkcs8PrivateKeyPem());
        Fingerprint = server.GetCertHashString(HashAlgorithmName.SHA256);
    }

    public string Folder => _folder.FullPath;

    public string CaFile => _folder["ca.pem"];

    /// <summary>Of an authority that has signed nothing.</summary>
    public string StrangerCaFile => _folder["stranger.pem"];

    /// <summary>Of the server's certificate.</summary>
    public string Fingerprint { get; }

    public void Dispose() => _folder.Dispose();

    private static X509Certificate2 Authority(ECDsa key)
    {
        var request = new CertificateRequest("CN=Authority of the tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(From, To);
    }
}
