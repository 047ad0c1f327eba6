using Engine.Benchmarks.Contacts;
using Engine.TestServers;
using Npgsql;
using NpgsqlTypes;

namespace Engine.Benchmarks.Comparison;

/// <summary>
/// PostgreSQL over a Unix socket: a B-tree over reversed digits, GIN over the words for type-ahead, GIN over trigrams for letters inside words.
/// </summary>
internal sealed class PostgresRival : ISearchSystem
{
    private const string Schema = """
        CREATE EXTENSION pg_trgm;
        CREATE TABLE contacts (id integer NOT NULL, key text NOT NULL, text text NOT NULL, folded text NOT NULL);
        CREATE TABLE numbers (reversed text COLLATE "C" NOT NULL, contact integer NOT NULL);
        """;

    private const string Indexes = """
        ALTER TABLE contacts ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED;
        ALTER TABLE contacts ADD PRIMARY KEY (id);
        CREATE INDEX ON numbers (reversed, contact);
        CREATE INDEX ON contacts USING gin (words) WITH (fastupdate = off);
        CREATE INDEX ON contacts USING gin (folded gin_trgm_ops) WITH (fastupdate = off);
        """;

    private const string ByNumber =
        "SELECT c.key, c.text FROM numbers n JOIN contacts c ON c.id = n.contact WHERE n.reversed >= $1 AND n.reversed < $2 LIMIT 10";

    private const string ByName =
        "SELECT key, text FROM contacts, to_tsquery('simple', $1) asked WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, text LIMIT 10";

    private const string Inside = "SELECT key, text FROM contacts WHERE folded LIKE $1 ORDER BY text LIMIT 10";

    private readonly PostgresServer _server = new();
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _byNumber;
    private NpgsqlCommand? _byName;
    private NpgsqlCommand? _inside;

    public string Name => "PostgreSQL";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (InvalidOperationException cause)
        {
            throw new UnavailableException(cause.Message, cause);
        }

        _connection = new NpgsqlConnection(_server.ConnectionString);
        await _connection.OpenAsync(cancellationToken);
    }

    public void Load(IEnumerable<GeneratedContact> contacts, CancellationToken cancellationToken)
    {
        Execute(Schema);
        var numbers = new List<(string Reversed, int Contact)>();
        using (var rows = Connection.BeginBinaryImport("COPY contacts (id, key, text, folded) FROM STDIN (FORMAT binary)"))
        {
            var id = 0;
            foreach (var one in contacts)
            {
                if (++id % 1024 == 0) cancellationToken.ThrowIfCancellationRequested();
                rows.StartRow();
                rows.Write(id);
                rows.Write(one.Id);
                rows.Write(one.DisplayText);
                rows.Write(PlainText.Of($"{one.FirstName} {one.LastName} {one.Company}"));
                numbers.AddRange(one.Numbers.Select(number => (Digits.Reversed(number.Digits), id)));
            }

            rows.Complete();
        }

        CopyNumbers(numbers);
        Execute(Indexes);
        Execute("VACUUM ANALYZE");
        _byNumber = Prepare(ByNumber, 2);
        _byName = Prepare(ByName, 1);
        _inside = Prepare(Inside, 1);
    }

    public Footprint Footprint()
    {
        using var size = new NpgsqlCommand("SELECT pg_database_size(current_database())", _connection);
        return new Footprint(_server.MemoryBytes, (long)(size.ExecuteScalar() ?? 0L));
    }

    public int FindByNumber(string asked, Span<Answer> answers)
    {
        var from = Digits.Reversed(Digits.Ending(asked));
        return Read(_byNumber!, answers, from, Digits.Above(from)); // set once loaded, as below
    }

    public int FindByName(string asked, Span<Answer> answers) =>
        Read(_byName!, answers, string.Join(" & ", PlainText.Words(asked).Select(word => $"'{word}':*")));

    public int FindInside(string asked, Span<Answer> answers) => Read(_inside!, answers, $"%{PlainText.Of(asked)}%");

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (NpgsqlCommand?[])[_byNumber, _byName, _inside])
        {
            if (command is not null) await command.DisposeAsync();
        }

        if (_connection is not null) await _connection.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }

    private NpgsqlConnection Connection => _connection!; // opened by StartAsync

    private static int Read(NpgsqlCommand command, Span<Answer> answers, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        using var rows = command.ExecuteReader();
        var count = 0;
        while (count < answers.Length && rows.Read()) answers[count++] = new Answer(rows.GetString(0), rows.GetString(1));
        return count;
    }

    private void CopyNumbers(List<(string Reversed, int Contact)> numbers)
    {
        using var rows = Connection.BeginBinaryImport("COPY numbers FROM STDIN (FORMAT binary)");
        foreach (var (reversed, contact) in numbers)
        {
            rows.StartRow();
            rows.Write(reversed);
            rows.Write(contact);
        }

        rows.Complete();
    }

    private NpgsqlCommand Prepare(string text, int parameters)
    {
        var command = new NpgsqlCommand(text, _connection);
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text });
        command.Prepare();
        return command;
    }

    // Indexes over a million rows may take minutes.
    private void Execute(string text)
    {
        using var command = new NpgsqlCommand(text, _connection) { CommandTimeout = 1800 };
        command.ExecuteNonQuery();
    }
}
