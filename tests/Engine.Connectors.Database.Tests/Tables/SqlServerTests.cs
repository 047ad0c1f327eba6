using System.Data;
using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Tables;
using Microsoft.Data.SqlClient;

namespace Engine.Connectors.Database.Tests.Tables;

/// <summary>SQL Server cannot be had for these tests: what is sent to it is looked at instead.</summary>
[TestClass]
public sealed class SqlServerTests
{
    private static readonly DatabaseSettings Settings = new()
    {
        Kind = DatabaseKind.SqlServer, Server = "db.example", Database = "crm", User = "reader", Password = "s3;cr'et", Table = "dbo.Customers",
        Columns = "Id = CustomerNo; FirstName = FirstName; LastName = Name; BusinessPhone = Phone; Changed = Version; Picture = Photo",
    };

    [TestMethod]
    public void Write_Table_IsSqlServersOwnSql()
    {
        var set = Write(Settings.Columns);

        const string select = "SELECT [CustomerNo] AS [Id], [FirstName] AS [FirstName], [Name] AS [LastName], [Phone] AS [BusinessPhone], [Version] AS [Changed] FROM [dbo].[Customers]";
        Assert.AreEqual($"{select} ORDER BY [CustomerNo] OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY", set.Everything!.Text);
        Assert.AreEqual($"{select} WHERE [CustomerNo] > @after ORDER BY [CustomerNo] OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY", set.After!.Text);
        Assert.AreEqual($"{select} WHERE [Version] > @since ORDER BY [Version], [CustomerNo]", set.Changes!.Text);
        Assert.AreEqual($"{select} WHERE [CustomerNo] = @id", set.ById!.Text);
        Assert.AreEqual("SELECT [CustomerNo] AS [Id], [Photo] AS [Picture] FROM [dbo].[Customers] WHERE [CustomerNo] = @id", set.Picture!.Text);
        Assert.AreEqual("SELECT MAX([Version]) AS [Changed] FROM [dbo].[Customers]", set.LastChange!.Text);
        StringAssert.Contains(set.ByNumber!.Text, " WHERE REVERSE(REPLACE(TRANSLATE(LOWER(LEFT([Phone], CHARINDEX('x', LOWER([Phone]) + 'x') - 1)), N'");
        StringAssert.Contains(set.ByNumber.Text, " BETWEEN @reversed AND @reversedEnd ORDER BY ");
        StringAssert.Contains(set.ByName!.Text, "WHERE REPLACE(CONCAT(N' ', [FirstName], N' ', [Name]), N'-', N' ') COLLATE Latin1_General_100_CI_AI LIKE @begin1 ESCAPE '!' AND ");
        Assert.IsTrue(((Query?[])[set.ByNumber, set.ByName, set.Everything, set.After, set.Changes, set.ById, set.Picture, set.LastChange, set.Ids, set.Count]).All(query =>
            StatementCheck.Mistake(query!.Text, DatabaseKind.SqlServer, query.Purpose) is null));
    }

    [TestMethod]
    public void Write_TableWithKeys_AsksThemAlone()
    {
        var set = Write($"{Settings.Columns}; NumberKey = PhoneKey; NumberKey = Odd]Name");

        StringAssert.Contains(set.ByNumber!.Text, "FROM [dbo].[Customers] WHERE [PhoneKey] BETWEEN @reversed AND @reversedEnd OR [Odd]]Name] BETWEEN @reversed AND @reversedEnd ORDER BY");
        Assert.DoesNotContain("NumberKey", set.Everything!.Text);
    }

    // TRANSLATE wants both texts of one length: SQL Server, "TRANSLATE (Transact-SQL)".
    [TestMethod]
    public void NumberKey_Signs_AreAsManyAsBlanks()
    {
        var parts = new SqlServerDialect(Settings).NumberKey("[p]").Split("N'");

        Assert.AreEqual(parts[1].IndexOf('\''), parts[2].IndexOf('\''));
    }

    [TestMethod]
    [DataRow(DatabaseTls.Automatic, "db.example", "Mandatory", false)]
    [DataRow(DatabaseTls.Automatic, "127.0.0.1", "Optional", true)]
    [DataRow(DatabaseTls.Automatic, "localhost", "Optional", true)]
    [DataRow(DatabaseTls.Verified, "127.0.0.1", "Mandatory", false)]
    [DataRow(DatabaseTls.Encrypted, "db.example", "Mandatory", true)]
    [DataRow(DatabaseTls.Off, "db.example", "Optional", true)]
    public void ConnectionString_Encryption_IsSafeBeyondThisMachine(DatabaseTls tls, string server, string encrypt, bool trustsAnybody)
    {
        var text = new SqlConnectionStringBuilder(new SqlServerDialect(Settings with { Tls = tls, Server = server }).ConnectionString(Usage.Search));

        Assert.AreEqual((encrypt == "Mandatory" ? SqlConnectionEncryptOption.Mandatory : SqlConnectionEncryptOption.Optional, trustsAnybody), (text.Encrypt, text.TrustServerCertificate));
    }

    [TestMethod]
    public void ConnectionString_Usage_DecidesIntentTimeoutAndPool()
    {
        var search = new SqlConnectionStringBuilder(new SqlServerDialect(Settings with { Port = 14330, TimeoutSeconds = 7 }).ConnectionString(Usage.Search));
        var feed = new SqlConnectionStringBuilder(new SqlServerDialect(Settings).ConnectionString(Usage.Feed));
        var write = new SqlConnectionStringBuilder(new SqlServerDialect(Settings with { User = "" }).ConnectionString(Usage.Write));

        Assert.AreEqual(("db.example,14330", "crm", "reader", "s3;cr'et", ApplicationIntent.ReadOnly, 7, 8), (search.DataSource, search.InitialCatalog, search.UserID, search.Password, search.ApplicationIntent, search.CommandTimeout, search.MaxPoolSize));
        Assert.AreEqual((600, 2, ApplicationIntent.ReadOnly), (feed.CommandTimeout, feed.MaxPoolSize, feed.ApplicationIntent));
        Assert.AreEqual((true, "", ApplicationIntent.ReadWrite), (write.IntegratedSecurity, write.Password, write.ApplicationIntent));
    }

    [TestMethod]
    [DataRow("12345", DbType.AnsiString)]
    [DataRow("Müller", DbType.String)]
    public void Bind_Text_HasTheTypeThatUsesIndexes(string text, DbType expected)
    {
        var (parameter, id) = (new SqlParameter(), new SqlParameter());
        new SqlServerDialect(Settings).Bind(parameter, text);
        new SqlServerDialect(Settings).Bind(id, new Untyped(text));

        Assert.AreEqual((expected, expected, text, text), (parameter.DbType, id.DbType, parameter.Value, id.Value));
    }

    [TestMethod]
    public void Bind_OtherValues_HaveTheirTypes()
    {
        var (time, none, number) = (new SqlParameter(), new SqlParameter(), new SqlParameter());
        var dialect = new SqlServerDialect(Settings);
        dialect.Bind(time, new DateTime(2026, 1, 1));
        dialect.Bind(none, null);
        dialect.Bind(number, 7);

        Assert.AreEqual((DbType.DateTime2, DbType.String, DbType.Int32), (time.DbType, none.DbType, number.DbType));
        Assert.AreEqual(DBNull.Value, none.Value);
    }

    [TestMethod]
    [DataRow(18456, 14, ConnectorErrorKind.Unauthorized)]
    [DataRow(229, 14, ConnectorErrorKind.Forbidden)]
    [DataRow(4060, 11, ConnectorErrorKind.Misconfigured)]
    [DataRow(208, 16, ConnectorErrorKind.Misconfigured)]
    [DataRow(207, 16, ConnectorErrorKind.Misconfigured)]
    [DataRow(-2, 11, ConnectorErrorKind.Unavailable)]
    [DataRow(53, 20, ConnectorErrorKind.Unavailable)]
    [DataRow(10054, 20, ConnectorErrorKind.Unavailable)]
    [DataRow(1205, 13, ConnectorErrorKind.Unavailable)]
    [DataRow(10929, 16, ConnectorErrorKind.RateLimited)]
    [DataRow(2627, 14, ConnectorErrorKind.Refused)]
    [DataRow(547, 16, ConnectorErrorKind.Refused)]
    [DataRow(245, 16, ConnectorErrorKind.Refused)]
    [DataRow(50000, 16, ConnectorErrorKind.Refused)]
    public void Read_Error_HasItsMeaning(int number, int severity, ConnectorErrorKind expected) => Assert.AreEqual(expected, SqlServerDialect.Read(number, (byte)severity).Kind);

    [TestMethod]
    public void Read_ConnectionLost_IsTriedAgain()
    {
        Assert.IsTrue(SqlServerDialect.Read(10054, 20).IsConnectionLost);
        Assert.IsFalse(SqlServerDialect.Read(53, 20).IsConnectionLost);
        Assert.IsTrue(SqlServerDialect.Read(2627, 14).IsDuplicate);
    }

    private static QuerySet Write(string columns)
    {
        var map = ColumnMap.Of(columns);
        var table = new Catalogue { Name = ("dbo", "Customers"), Columns = [.. map.Columns.Select(column => column.Column)] };
        return new TableQueries(new SqlServerDialect(Settings), DatabaseKind.SqlServer, table, map).Write();
    }
}
