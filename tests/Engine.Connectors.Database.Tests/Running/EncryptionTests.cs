using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Connectors.Database.Tests.Contract;
using Engine.Connectors.Database.Tests.Servers;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Running;

[TestClass]
public sealed class EncryptionTests
{
    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    public async Task Search_EachWayToEncrypt_DoesAsItSays()
    {
        await SharedServers.PostgresAsync(); // or there is none here
        using var folder = new Engine.TestServers.Processes.TempFolder();
        var (certificate, key) = Certificate();
        await File.WriteAllTextAsync(folder["ca.pem"], certificate, TestContext.CancellationToken);
        await using var server = await SharedServers.StartPostgresAsync((certificate, key));
        await using (var connection = new NpgsqlConnection(server.ConnectionString))
        {
            await connection.OpenAsync(TestContext.CancellationToken);
            await connection.ExecuteAsync("CREATE VIEW sessions AS SELECT 1 AS id, ssl::text AS name FROM pg_stat_ssl WHERE pid = pg_backend_pid(); GRANT SELECT ON sessions TO public", TestContext.CancellationToken);
        }
        var settings = PostgresCrm.SettingsFor(server.Port) with { Table = "sessions", Columns = "Id = id; LastName = name" };

        Assert.AreEqual("false", await IsEncryptedAsync(settings with { Tls = DatabaseTls.Off }));
        Assert.AreEqual("true", await IsEncryptedAsync(settings with { Tls = DatabaseTls.Encrypted }));
        Assert.AreEqual("true", await IsEncryptedAsync(settings with { Tls = DatabaseTls.Verified, CertificateFile = folder["ca.pem"] }));
        var unknown = await BookExtensions.FailsAsync(() => IsEncryptedAsync(settings with { Tls = DatabaseTls.Verified }));
        Assert.AreEqual(ConnectorErrorKind.Misconfigured, unknown.Kind, unknown.Message);
    }

    [TestMethod]
    [DataRow(DatabaseTls.Verified)]
    [DataRow(DatabaseTls.Encrypted)]
    public async Task Search_ServerThatDoesNotEncrypt_IsRefused(DatabaseTls tls)
    {
        foreach (var kind in (DatabaseKind[])[DatabaseKind.PostgreSql, DatabaseKind.MySql])
        {
            await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);

            var failure = await BookExtensions.FailsAsync(() => IsEncryptedAsync(table.Settings with { Tls = tls }));

            Assert.Contains(failure.Kind, (ConnectorErrorKind[])[ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Unavailable], failure.Message);
        }
    }

    private async Task<string> IsEncryptedAsync(DatabaseSettings settings)
    {
        await using var book = settings.Open();
        var found = await book.NameAsync("true", TestContext.CancellationToken);
        return found.Count > 0 ? found[0].Value("LastName") : "false";
    }

    private static (string Certificate, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=database test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
