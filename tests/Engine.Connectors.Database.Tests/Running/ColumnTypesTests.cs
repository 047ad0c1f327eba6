using Engine.Connectors.Database.Tests.Servers;

namespace Engine.Connectors.Database.Tests.Running;

/// <summary>Tables as people have them: ids, numbers and times of many types.</summary>
[TestClass]
public sealed class ColumnTypesTests
{
    public TestContext TestContext { get; set; } = null!; // the runner's

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("uuid", "'0b5f2c4e-8a57-4c39-9a5e-0d9a3d0f6a11'", "0b5f2c4e-8a57-4c39-9a5e-0d9a3d0f6a11", "timestamp", "'2026-01-01 10:00:00.123456'")]
    [DataRow("text", "'K-7/ü'", "K-7/ü", "date", "'2026-01-01'")]
    [DataRow("integer", "7", "7", "bigint", "9007199254740993")]
    [DataRow("numeric(12,0)", "7", "7", "integer", "3")]
    [DataRow("char(5)", "'A12'", "A12  ", "text", "'2026-01-01T10:00:00Z'")]
    public async Task PostgreSql_IdsAndMarks_OfManyTypes_Work(string idType, string id, string key, string changedType, string changed)
    {
        await using var table = await TestTable.CreateAsync(DatabaseKind.PostgreSql, Token);
        await table.ExecuteAsync(
            $"DROP TABLE {{table}}; CREATE TABLE {{table}} (id {idType} PRIMARY KEY, name text, phone bigint, mobile varchar(30), vip boolean, changed {changedType}); " +
            $"INSERT INTO {{table}} VALUES ({id}, 'Bramblewick', 442079460901, '020 7946 0902', true, {changed}); GRANT SELECT ON {{table}} TO {SharedServers.User}", Token);
        await using var book = (table.Settings with { Columns = "Id = id; LastName = name; BusinessPhone = phone; MobilePhone = mobile; Important = vip; Changed = changed" }).Open();

        var found = (await book.NumberAsync("2079460901", Token)).Single();
        var first = await book.FeedAsync(null, Token);
        await table.ExecuteAsync("UPDATE {table} SET name = 'Fennimore', changed = " + (changedType is "bigint" or "integer" ? "changed + 1" : changedType == "text" ? "'2026-05-05T10:00:00Z'" : "'2026-05-05'"), Token);
        var next = await book.FeedAsync(first.Token, Token);

        Assert.AreEqual((key, "442079460901", "True"), (found.Key.Id, found.Value("BusinessPhone"), found.Value("Important")));
        Assert.AreEqual("Fennimore", (await book.As<IRecordLookup>().GetRecordAsync(found.Key, Token))?.Value("LastName"));
        Assert.AreEqual(1, (await book.NumberAsync("2079460902", Token)).Count);
        Assert.AreEqual("Fennimore", next.Contacts.Single().Value("LastName"));
        Assert.IsNull(await book.As<IRecordLookup>().GetRecordAsync(book.Context.Key("Contact", "nobody"), Token));
    }

    [TestMethod]
    public async Task PostgreSql_ArrayEnumAndDomain_AreTexts()
    {
        await using var table = await TestTable.CreateAsync(DatabaseKind.PostgreSql, Token);
        var schema = table.Name.Split('.')[0];
        await using var book = (table.Settings with
        {
            Table = "", Columns = "",
            ByName = $"SELECT 1 AS \"Id\", ARRAY['020 1', '020 2'] AS \"OtherPhone\", 'gold'::{schema}.grade AS \"Grade\", 'x@y.example'::{schema}.mail AS \"Email\", '{{\"a\":1}}'::jsonb AS \"More\" WHERE @text = 'x'",
            ByNumber = "SELECT 1 AS \"Id\" WHERE @number = ''",
        }).Open();
        await table.ExecuteAsync($"CREATE TYPE {schema}.grade AS ENUM ('gold'); CREATE DOMAIN {schema}.mail AS text", Token);

        var contact = (await book.NameAsync("x", Token)).Single();

        CollectionAssert.AreEqual(new[] { "020 1", "020 2" }, contact.Fields.Where(field => field.Kind == ContactFieldKind.Telephone).Select(field => field.Value).ToArray());
        Assert.AreEqual(("gold", "x@y.example", "{\"a\": 1}"), (contact.Value("Grade"), contact.Value("Email"), contact.Value("More")));
    }
}
