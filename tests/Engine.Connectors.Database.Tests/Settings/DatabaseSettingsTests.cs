using System.ComponentModel.DataAnnotations;
using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Rows;
using MySqlConnector;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Settings;

[TestClass]
public sealed class DatabaseSettingsTests
{
    private static readonly DatabaseSettings Right = new() { Server = "db.example", Database = "crm", User = "reader", Table = "customers", Columns = "Id = id; LastName = name" };

    [TestMethod]
    public void Validate_Right_HasNoMistakes()
    {
        Assert.IsEmpty(Mistakes(Right));
        Assert.IsEmpty(Mistakes(Right with { Table = "", Columns = "", ByNumber = "SELECT 1", ByName = "SELECT 2" }));
        Assert.IsEmpty(Mistakes(Right with { Kind = DatabaseKind.SqlServer, User = "" }));
        Assert.IsEmpty(Mistakes(new DatabaseSettings { Kind = DatabaseKind.Sqlite, Database = "/data/crm.db", Table = "t", Columns = "Id=id\nEmail = mail\n" }));
    }

    [TestMethod]
    public void Validate_SeveralMistakes_AreToldTogether()
    {
        var fields = Mistakes(new DatabaseSettings { Kind = DatabaseKind.MySql, ByName = "DROP TABLE x", Address = "ftp://x/{Id}", FindCall = "SELECT @callId" }).SelectMany(mistake => mistake.MemberNames).Distinct().ToArray();

        CollectionAssert.IsSubsetOf(new[] { "Database" }, fields);
        fields = [.. Mistakes(new DatabaseSettings { Kind = DatabaseKind.MySql, Database = "x", ByName = "DROP TABLE x", Address = "ftp://x/{Id}", FindCall = "SELECT @callId" }).SelectMany(mistake => mistake.MemberNames).Distinct().Order()];
        CollectionAssert.AreEqual(new[] { "Address", "ByName", "ByNumber", "LogCall", "Server", "User" }, fields);
    }

    [TestMethod]
    [DataRow("db.example;Password=x")]
    [DataRow("db.example,1433")]
    [DataRow("a=b")]
    public void Validate_ServerWithMore_IsRefused(string server) => Assert.AreEqual("Server", Mistakes(Right with { Server = server }).Single().MemberNames.Single());

    [TestMethod]
    [DataRow("https://crm.example/{Id}", true)]
    [DataRow("https://crm.example/show?id={Id}&name={LastName}", true)]
    [DataRow("crm.example/{Id}", false)]
    [DataRow("https://{Id}.example/", false)]
    [DataRow("https://{Server}/x", false)]
    [DataRow("javascript:alert({Id})", false)]
    public void Validate_Address_IsOneOfTheAdministratorsServer(string address, bool isRight) => Assert.AreEqual(isRight, Mistakes(Right with { Address = address }).Count == 0);

    [TestMethod]
    [DataRow("7", "https://crm.example/c/7?n=Ann%20%26%20Co")]
    [DataRow("../admin?x=1#y", "https://crm.example/c/..%2Fadmin%3Fx%3D1%23y?n=Ann%20%26%20Co")]
    [DataRow("Ω 🦊", "https://crm.example/c/%CE%A9%20%F0%9F%A6%8A?n=Ann%20%26%20Co")]
    [DataRow("..", null)]
    [DataRow("", null)]
    public void Fill_Value_IsEscaped(string id, string? expected) =>
        Assert.AreEqual(expected, AddressTemplate.Fill("https://crm.example/c/{Id}?n={companyname}", new Row(["Id", "CompanyName"], [id, "Ann & Co"]))?.AbsoluteUri);

    [TestMethod]
    [DataRow(DatabaseTls.Automatic, "db.example", SslMode.VerifyFull)]
    [DataRow(DatabaseTls.Automatic, "127.0.0.1", SslMode.Prefer)]
    [DataRow(DatabaseTls.Automatic, "::1", SslMode.Prefer)]
    [DataRow(DatabaseTls.Automatic, "/run/postgresql", SslMode.Prefer)]
    [DataRow(DatabaseTls.Encrypted, "db.example", SslMode.Require)]
    [DataRow(DatabaseTls.Verified, "127.0.0.1", SslMode.VerifyFull)]
    [DataRow(DatabaseTls.Off, "db.example", SslMode.Disable)]
    public void Open_PostgreSql_EncryptionIsSafeBeyondThisMachine(DatabaseTls tls, string server, SslMode expected)
    {
        using var pool = new PostgresDialect(Right with { Tls = tls, Server = server, Password = "s3;cr'et", CertificateFile = "" }).Open(Usage.Search);

        Assert.AreEqual(expected, new NpgsqlConnectionStringBuilder(pool.ConnectionString).SslMode);
        Assert.DoesNotContain("s3;cr", pool.ConnectionString);
    }

    [TestMethod]
    [DataRow(DatabaseTls.Automatic, "db.example", MySqlSslMode.VerifyFull, false)]
    [DataRow(DatabaseTls.Automatic, "localhost", MySqlSslMode.Preferred, true)]
    [DataRow(DatabaseTls.Encrypted, "db.example", MySqlSslMode.Required, false)]
    [DataRow(DatabaseTls.Off, "db.example", MySqlSslMode.Disabled, false)]
    public void Open_MySql_EncryptionIsSafeBeyondThisMachine(DatabaseTls tls, string server, MySqlSslMode expected, bool takesKey)
    {
        using var pool = new MySqlDialect(Right with { Kind = DatabaseKind.MySql, Tls = tls, Server = server }).Open(Usage.Search);
        var text = new MySqlConnectionStringBuilder(pool.ConnectionString);

        Assert.AreEqual((expected, takesKey, false), (text.SslMode, text.AllowPublicKeyRetrieval, text.AllowLoadLocalInfile));
    }

    private static List<ValidationResult> Mistakes(DatabaseSettings settings)
    {
        var mistakes = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), mistakes, validateAllProperties: true);
        return mistakes;
    }
}
