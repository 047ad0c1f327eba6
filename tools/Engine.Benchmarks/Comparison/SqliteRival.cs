using Engine.Benchmarks.Contacts;
using Engine.TestServers.Processes;
using Microsoft.Data.Sqlite;

namespace Engine.Benchmarks.Comparison;

/// <summary>SQLite in our own process: an index over reversed digits, FTS5 with prefix indexes, FTS5 over trigrams for letters inside words.</summary>
internal sealed class SqliteRival : ISearchSystem
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -2097152;
        PRAGMA temp_store = MEMORY;
        CREATE TABLE contacts (id INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL);
        CREATE TABLE numbers (reversed TEXT NOT NULL, contact INTEGER NOT NULL, PRIMARY KEY (reversed, contact)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE names USING fts5 (first, last, company, content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4');
        CREATE VIRTUAL TABLE parts USING fts5 (folded, content = '', tokenize = 'trigram');
        """;

    private const string Optimise =
        "INSERT INTO names (names) VALUES ('optimize'); INSERT INTO parts (parts) VALUES ('optimize'); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";

    private const string ByNumber =
        "SELECT c.key, c.text FROM numbers n JOIN contacts c ON c.id = n.contact WHERE n.reversed >= @a AND n.reversed < @b LIMIT @c";

    private readonly TempFolder _folder = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _byNumber;
    private SqliteCommand? _byName;
    private SqliteCommand? _inside;

    public string Name => "SQLite";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = new SqliteConnection($"Data Source={_folder["contacts.db"]};Pooling=False");
        _connection.Open();
        Execute(Schema);
        return Task.CompletedTask;
    }

    public void Load(IEnumerable<GeneratedContact> contacts, CancellationToken cancellationToken)
    {
        Execute("BEGIN");
        using var contact = Command("INSERT INTO contacts VALUES (@a, @b, @c)", 3);
        using var number = Command("INSERT OR IGNORE INTO numbers VALUES (@a, @b)", 2);
        using var name = Command("INSERT INTO names (rowid, first, last, company) VALUES (@a, @b, @c, @d)", 4);
        using var part = Command("INSERT INTO parts (rowid, folded) VALUES (@a, @b)", 2);
        var id = 0L;
        foreach (var one in contacts)
        {
            if (++id % 1024 == 0) cancellationToken.ThrowIfCancellationRequested();
            Run(contact, id, one.Id, one.DisplayText);
            foreach (var plain in one.Numbers) Run(number, Digits.Reversed(plain.Digits), id);
            Run(name, id, one.FirstName, one.LastName, one.Company ?? "");
            Run(part, id, PlainText.Of($"{one.FirstName} {one.LastName} {one.Company}"));
        }

        Execute("COMMIT");
        Execute(Optimise);
        _byNumber = Command(ByNumber, 3);
        _byName = Command("SELECT c.key, c.text FROM names n JOIN contacts c ON c.id = n.rowid WHERE names MATCH @a ORDER BY rank LIMIT @b", 2);
        _inside = Command("SELECT c.key, c.text FROM parts p JOIN contacts c ON c.id = p.rowid WHERE parts MATCH @a ORDER BY rank LIMIT @b", 2);
    }

    public Footprint Footprint() => new(SQLitePCL.raw.sqlite3_memory_used(), _folder.Bytes);

    public int FindByNumber(string asked, Span<Answer> answers)
    {
        var from = Digits.Reversed(Digits.Ending(asked));
        return Read(_byNumber!, answers, from, Digits.Above(from), answers.Length); // set once loaded, as below
    }

    public int FindByName(string asked, Span<Answer> answers) =>
        Read(_byName!, answers, string.Join(' ', asked.Split(' ').Select(word => $"\"{word}\"*")), answers.Length);

    public int FindInside(string asked, Span<Answer> answers) => Read(_inside!, answers, $"\"{PlainText.Of(asked)}\"", answers.Length);

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (SqliteCommand?[])[_byNumber, _byName, _inside])
        {
            if (command is not null) await command.DisposeAsync();
        }

        if (_connection is not null) await _connection.DisposeAsync();
        _folder.Dispose();
    }

    private static int Read(SqliteCommand command, Span<Answer> answers, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        using var rows = command.ExecuteReader();
        var count = 0;
        while (count < answers.Length && rows.Read()) answers[count++] = new Answer(rows.GetString(0), rows.GetString(1));
        return count;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, int parameters)
    {
        var command = new SqliteCommand(text, _connection);
        foreach (var name in "abcd"[..parameters]) command.Parameters.Add(new SqliteParameter($"@{name}", null));
        return command;
    }

    private void Execute(string text)
    {
        using var command = new SqliteCommand(text, _connection);
        command.ExecuteNonQuery();
    }
}
