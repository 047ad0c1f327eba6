using Dapper;
using Engine.Core.Applications;
using Engine.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Tests.Sqlite;

[TestClass]
public sealed class SchemaTests : StorageTest
{
    private static IEnumerable<int> EarlierVersions => Enumerable.Range(1, Schema.Current.Version);

    [TestMethod]
    public async Task Apply_NewDatabase_MakesTheCurrentSchemaAndNotesWho()
    {
        var storage = Open();

        Assert.AreEqual(Schema.Current.Version, await storage.Database.ReadAsync(db => db.ExecuteScalar<int>("PRAGMA user_version"), Cancelled));
        var writers = await storage.Database.ReadAsync(db => db.Query<string>("SELECT engine FROM schema_history").AsList(), Cancelled);
        Assert.HasCount(Schema.Current.Version, writers);
        Assert.AreEqual(Schema.EngineVersion, writers[^1]);
    }

    [TestMethod]
    public async Task Apply_Restarted_ChangesNothing()
    {
        var storage = await ReopenAsync(OpenAndTouch());

        Assert.AreEqual(Schema.Current.Version, await storage.CountAsync("schema_history", Cancelled));
    }

    [TestMethod]
    [DynamicData(nameof(EarlierVersions))]
    public async Task Apply_DatabaseOfEarlierVersion_KeepsItsContent(int version)
    {
        WriteAs(new Schema(Migrations(version)), Resource($"rows{version}.sql"));

        var storage = Open();

        var book = (await storage.Books.LoadAsync(Cancelled)).Single();
        Assert.AreEqual("Friends", book.Name);
        Assert.AreEqual(1_700_000_000, book.Priority);
        Assert.IsTrue(book.IsEnabled && book.IsCached);
        var application = (await storage.Applications.LoadAsync(Cancelled)).Single();
        Assert.AreEqual((ApplicationStatus.Approved, Dialect.Integrator, null), (application.Status, application.Dialect, application.Origin));
        var call = await storage.Ledger.FindAsync(new(book.Id, "Contact", "7"), "call", Cancelled);
        Assert.AreEqual("00T1", call?.ActivityId);
        Assert.HasCount(version >= 4 ? 1 : 0, await storage.Ledger.LoadAsync(Cancelled));
        Assert.IsNull(await storage.Cache.GetStateAsync(book.Id, Cancelled), "Copies of contacts are made anew.");
    }

    [TestMethod]
    public void Apply_ContactsOfSchema1_GiveTheirDiskSpaceBack()
    {
        WriteAs(new Schema(Migrations(1)), Resource("rows1.sql"));
        using (var database = Connect())
        {
            database.Execute("INSERT INTO contacts SELECT 1, 'Contact', 'x' || value, randomblob(1000) FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 30000) SELECT value FROM n)");
        }

        var before = new FileInfo(new DataFolder(FolderPath).DatabaseFile).Length;
        _ = OpenAndTouch();

        Assert.IsGreaterThan(20_000_000, before);
        Assert.IsLessThan(1_000_000, new FileInfo(new DataFolder(FolderPath).DatabaseFile).Length);
    }

    [TestMethod]
    public void Apply_MigrationFailsHalfWay_LeavesTheVersionBefore()
    {
        WriteAs(Schema.Current, "");
        string[] next = ["CREATE TABLE added (id INTEGER)", "ALTER TABLE nobody ADD COLUMN nothing"];

        Assert.ThrowsExactly<SqliteException>(() => WriteAs(new Schema([.. Migrations(Schema.Current.Version), .. next]), ""));

        WriteAs(Schema.Current, "CREATE TABLE added (id INTEGER)");
    }

    [TestMethod]
    public void Apply_MigrationRebuildsATableOthersReferTo_KeepsTheirRows()
    {
        WriteAs(Schema.Current, Resource($"rows{Schema.Current.Version}.sql"));
        const string Rebuild = """
            CREATE TABLE books_new AS SELECT * FROM books;
            DROP TABLE books;
            CREATE TABLE books (profile_id INTEGER, id TEXT, name TEXT, PRIMARY KEY (profile_id, id));
            INSERT INTO books SELECT profile_id, id, name FROM books_new;
            DROP TABLE books_new
            """;

        WriteAs(new Schema([.. Migrations(Schema.Current.Version), Rebuild]), "");

        using var database = Connect();
        Assert.AreEqual(1, database.ExecuteScalar<int>("SELECT COUNT(*) FROM books"));
    }

    [TestMethod]
    public void Apply_MigrationOrphansRows_IsTakenBack()
    {
        WriteAs(Schema.Current, Resource($"rows{Schema.Current.Version}.sql"));

        Assert.ThrowsExactly<DamagedDatabaseException>(
            () => WriteAs(new Schema([.. Migrations(Schema.Current.Version), "DELETE FROM profiles"]), ""));

        using var database = Connect();
        Assert.AreEqual(1, database.ExecuteScalar<int>("SELECT COUNT(*) FROM books"));
        Assert.AreEqual(Schema.Current.Version, database.ExecuteScalar<int>("PRAGMA user_version"));
    }

    [TestMethod]
    public async Task Open_NewerSchema_IsRefusedAndLeftAsItIs()
    {
        await OpenAndTouch().DisposeAsync();
        using (var database = Connect())
        {
            database.Execute("PRAGMA user_version = 900; INSERT INTO schema_history VALUES (900, '7.5.0', 0)");
        }

        var before = await File.ReadAllBytesAsync(new DataFolder(FolderPath).DatabaseFile, Cancelled);
        var refused = Assert.ThrowsExactly<NewerDatabaseException>(() => Open().Database);

        Assert.Contains("engine 7.5.0", refused.Message);
        Assert.Contains("900", refused.Message);
        Assert.Contains(Schema.EngineVersion, refused.Message);
        Assert.Contains("--data", refused.Message);
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(new DataFolder(FolderPath).DatabaseFile, Cancelled));
    }

    [TestMethod]
    public void Open_NewerSchemaWithoutHistory_IsRefusedAllTheSame()
    {
        WriteAs(new Schema([]), "PRAGMA user_version = 900");

        var refused = Assert.ThrowsExactly<NewerDatabaseException>(() => Open().Database);

        Assert.Contains("a later engine", refused.Message);
    }

    private static List<string> Migrations(int count) =>
        [.. Enumerable.Range(1, count).Select(version => Resource($"{version:0000}.sql", typeof(Schema)))];

    private static string Resource(string name, Type? beside = null)
    {
        using var stream = (beside ?? typeof(SchemaTests)).Assembly.GetManifestResourceStream(name);
        Assert.IsNotNull(stream, $"Each schema needs its {name}.");
        return new StreamReader(stream).ReadToEnd();
    }

    private TestStorage OpenAndTouch()
    {
        var storage = Open();
        _ = storage.Database;
        return storage;
    }

    private void WriteAs(Schema schema, string rows)
    {
        using var database = Connect();
        schema.Apply(database, TimeProvider.System);
        database.Execute(rows.Length > 0 ? rows : "SELECT 1");
    }

    private SqliteConnection Connect()
    {
        Directory.CreateDirectory(FolderPath);
        var database = new SqliteConnection($"Data Source={new DataFolder(FolderPath).DatabaseFile};Pooling=False;Foreign Keys=True");
        database.Open();
        return database;
    }
}
