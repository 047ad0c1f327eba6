using System.Data;
using System.Data.Common;
using System.Net;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Dialects;

/// <summary>What is special to one kind of database: how to connect, what its errors mean, and the SQL that the connector writes for a table.</summary>
internal abstract class Dialect(DatabaseSettings settings)
{
    /// <summary>What reading everything may take.</summary>
    public static readonly TimeSpan FeedTimeout = TimeSpan.FromMinutes(10);

    protected const int SideConnections = 2;

    public abstract string Name { get; }

    /// <summary>Where it is, for messages.</summary>
    public virtual string Place => $"{Settings.Server}:{(Settings.Port > 0 ? Settings.Port : UsualPort)}";

    /// <summary>Columns schema, table and column of every table called @table, and in @schema where that is not null, whatever the case of letters.</summary>
    public abstract string Catalogue { get; }

    /// <summary>What ends a query so that it gives at most @limit rows.</summary>
    public virtual string Limit => "LIMIT @limit";

    /// <summary>Whether the driver blocks the thread that calls it.</summary>
    public virtual bool IsBlocking => false;

    /// <summary>Whether reading happens within a transaction that is rolled back, for want of a read-only connection.</summary>
    public virtual bool RollsBack => false;

    protected DatabaseSettings Settings => settings;

    protected abstract int UsualPort { get; }

    protected bool IsOnThisMachine => Settings.Server.StartsWith('/') || Settings.Server is "localhost" or "." or "(local)" ||
        (IPAddress.TryParse(Settings.Server, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The encryption asked for, with what Automatic means here; null for as the server likes.</summary>
    protected DatabaseTls? Tls => Settings.Tls != DatabaseTls.Automatic ? Settings.Tls : IsOnThisMachine ? null : DatabaseTls.Verified;

    public static Dialect Of(DatabaseSettings settings) => settings.Kind switch
    {
        DatabaseKind.PostgreSql => new PostgresDialect(settings),
        DatabaseKind.MySql => new MySqlDialect(settings),
        DatabaseKind.SqlServer => new SqlServerDialect(settings),
        DatabaseKind.Sqlite => new SqliteDialect(settings),
        _ => throw new ConnectorException(ConnectorErrorKind.Misconfigured, "Kind: choose one of the databases offered."),
    };

    /// <summary>A pool of connections. No I/O.</summary>
    public abstract DbDataSource Open(Usage usage);

    /// <summary>Closes the connections that wait in a pool, where they do not end with it.</summary>
    public virtual void Clear(DbDataSource pool)
    {
    }

    public TimeSpan TimeoutOf(Usage usage) => usage == Usage.Feed ? FeedTimeout : TimeSpan.FromSeconds(Settings.TimeoutSeconds);

    /// <summary>When a driver gives a connection up that does not even react to being cancelled: after everybody else has.</summary>
    protected TimeSpan DriverTimeoutOf(Usage usage) => TimeoutOf(usage) + TimeSpan.FromSeconds(2);

    /// <summary>What an error means.</summary>
    public abstract Failure Read(DbException error);

    /// <summary>A name that the database's own catalogue gave.</summary>
    public virtual string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The <see cref="Tables.NumberKey"/> of a column.</summary>
    public abstract string NumberKey(string column);

    /// <summary>A condition on some columns: their texts, with a blank before each word, in lower case and without accents, match a pattern.</summary>
    public abstract string HasWord(IReadOnlyList<string> columns, string pattern);

    /// <summary>Ends what runs on a connection when the token is cancelled, where the driver does not.</summary>
    public virtual IDisposable? Interrupt(DbConnection connection, CancellationToken cancellationToken) => null;

    /// <summary>Gives a parameter its value and type.</summary>
    public virtual void Bind(DbParameter parameter, object? value)
    {
        parameter.Value = value switch
        {
            Untyped { Text: { } text } => text,
            null or Untyped => DBNull.Value,
            _ => value,
        };
        if (value is null or Untyped { Text: null })
            parameter.DbType = DbType.String;
    }

    protected int ConnectionsFor(Usage usage) => usage == Usage.Search ? Settings.Connections : SideConnections;
}
