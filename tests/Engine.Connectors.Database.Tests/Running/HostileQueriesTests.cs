using Engine.Connectors.Database.Tests.Servers;

namespace Engine.Connectors.Database.Tests.Running;

/// <summary>Whatever is asked for is only a value: it finds nobody and changes nothing, in every parameter.</summary>
[TestClass]
public sealed class HostileQueriesTests
{
    private static readonly string[] Texts =
    [
        "' OR 1=1 --", "' OR '1'='1", "\" OR \"\"=\"", "'; DROP TABLE customers; --", "; DELETE FROM customers", "') OR 1=1 --", "1 OR 1=1", "%", "%%", "_", "____________", "!", "!%", "[a-z]",
        "\\", "\\'", "\\' OR 1=1 --", "\\\\", "a\0b", "\0", new string('z', 1000), new string('\'', 1000), "\u202Eabc\u202C", "שלום", "🦊", "@number", "$1", "?", "{0}", "${x}", "NULL", "0x27",
        "zzz\uD800", "'||(SELECT phone)||'", "' UNION SELECT 1,2,3,4,5 --", "1; SELECT pg_sleep(9)", "$$", "*/", "/*", "--", "#", "`", "]",
    ];

    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Table_HostileText_FindsNobodyAndChangesNothing(DatabaseKind kind)
    {
        await using var table = await CreateAsync(kind);
        await using var book = table.Settings.Open();

        await CheckAsync(book, table);
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Queries_HostileText_FindsNobodyAndChangesNothing(DatabaseKind kind)
    {
        await using var table = await CreateAsync(kind);
        var select = $"SELECT id AS \"Id\", last_name AS \"LastName\", phone AS \"BusinessPhone\" FROM {table.Name} WHERE";
        var settings = table.Settings with
        {
            Table = "",
            ByNumber = $"{select} phone IN (@number, @digits, @national, @spelling1, @spelling2, @spelling3, @spelling4, @spelling5) OR phone LIKE @endsWith ESCAPE '!' OR phone LIKE @contains ESCAPE '!' LIMIT @limit",
            ByName = $"{select} last_name = @text OR last_name = @word1 OR last_name LIKE @like1 ESCAPE '!' LIMIT @limit",
            ById = $"{select} id = @id AND 'Contact' = @type",
            Owner = $"{select} last_name = @user",
        };
        foreach (var text in Texts.Where(text => !text.Contains('\0') && !text.Contains('\uD800')))
        {
            await using var other = (settings with { Me = text }).Open();
            Assert.IsNull(await other.As<IOwnerLookup>().GetOwnerAsync(TestContext.CancellationToken));
        }
        await using var book = settings.Open();

        await CheckAsync(book, table);
    }

    private async Task<TestTable> CreateAsync(DatabaseKind kind)
    {
        var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await table.ExecuteAsync("INSERT INTO {table} (first_name, last_name, phone, updated_at) VALUES ('Ada', 'Bramblewick', '+44 20 7946 0901', '2026-01-01 00:00:00')", TestContext.CancellationToken);
        return table;
    }

    private async Task CheckAsync(TestBook book, TestTable table)
    {
        foreach (var text in Texts)
        {
            var numbers = new NumberQuery { Spellings = [text], E164 = text, Digits = text, Limit = 50 };
            Assert.IsEmpty(await book.Book.FindByNumberAsync(numbers with { Spellings = [$"7{text}"] }, TestContext.CancellationToken), $"by number: {text}");
            Assert.IsEmpty(await book.Book.FindByNameAsync(new() { Text = text, Words = [text], Limit = 50 }, TestContext.CancellationToken), $"by name: {text}");
            Assert.IsNull(await book.As<IRecordLookup>().GetRecordAsync(book.Context.Key("Contact", text), TestContext.CancellationToken), $"by id: {text}");
            Assert.IsNull(await book.As<IPictureSource>().GetPictureAsync(book.Context.Key("Contact", text), TestContext.CancellationToken), $"picture: {text}");
        }
        Assert.HasCount(1, await book.NameAsync("Bramblewick", TestContext.CancellationToken));
        Assert.AreEqual(1, await table.CountAsync(TestContext.CancellationToken));
    }
}
