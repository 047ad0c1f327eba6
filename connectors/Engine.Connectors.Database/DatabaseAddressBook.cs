using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Feed;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Running;
using Engine.Connectors.Database.Settings;
using Engine.Connectors.Database.Tables;

namespace Engine.Connectors.Database;

/// <summary>The contacts that a table or the settings' queries give.</summary>
internal partial class DatabaseAddressBook : IAddressBook, IContactFeed, IRecordLookup, IPictureSource, IActivityHistory, IOwnerLookup, IConnectionCheck, IAsyncDisposable
{
    private readonly DatabaseFeed _feed;
    private volatile QuerySet? _queries;

    public DatabaseAddressBook(AddressBookContext context, DatabaseSettings settings)
    {
        (Context, Settings) = (context, settings);
        Session = new Session(Dialect.Of(settings), settings, context.Time);
        _feed = new DatabaseFeed(context, settings, Session);
    }

    protected AddressBookContext Context { get; }

    protected DatabaseSettings Settings { get; }

    protected Session Session { get; }

    private bool HasTable => !string.IsNullOrWhiteSpace(Settings.Table);

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        FindAsync(set => set.ByNumber, QueryValues.Of(query), query.Limit, cancellationToken);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        FindAsync(set => set.ByName, QueryValues.Of(query), query.Limit, cancellationToken);

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var set = await QueriesAsync(cancellationToken).ConfigureAwait(false);
        var query = set.ById ?? throw new ConnectorException(ConnectorErrorKind.Misconfigured, "ById: give the query by id, so that single contacts can be shown.");
        return (await ReadOneAsync(query, record, cancellationToken).ConfigureAwait(false))?.ToContact(Context, Settings.Address);
    }

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var set = await QueriesAsync(cancellationToken).ConfigureAwait(false);
        return set.Picture is { } query ? (await ReadOneAsync(query, record, cancellationToken).ConfigureAwait(false))?.ToPicture() : null;
    }

    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        if (Query.OfSetting(Settings, Purpose.Activities) is not { } query || QueryValues.Of(record, limit) is not { CanBeAsked: true } values)
            return [];
        var rows = await Session.ReadAsync(query, values, limit, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToActivity()).OrderByDescending(activity => activity.Start)];
    }

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken)
    {
        if (Query.OfSetting(Settings, Purpose.Owner) is not { } query)
            return null;
        var rows = await Session.ReadAsync(query, new QueryValues { ["user"] = Settings.Me }, 1, cancellationToken).ConfigureAwait(false);
        return Checked(rows, query) is [var owner, ..] ? owner.ToContact(Context, Settings.Address) : null;
    }

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var set = await QueriesAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var page in _feed.ReadAsync(set, since, cancellationToken).ConfigureAwait(false))
            yield return page;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Session.DisposeAsync();
    }

    /// <summary>The queries there are; those for a table are written when first needed.</summary>
    protected async Task<QuerySet> QueriesAsync(CancellationToken cancellationToken)
    {
        if (_queries is { } known)
            return known;
        var written = new QuerySet();
        if (HasTable)
        {
            var table = await Catalogue.ReadAsync(Session, Settings.Table, Settings.Kind, cancellationToken).ConfigureAwait(false);
            written = new TableQueries(Session.Dialect, Settings.Kind, table, ColumnMap.Of(Settings.Columns)).Write();
        }
        return _queries = written.With(Settings);
    }

    private async Task<IReadOnlyList<Contact>> FindAsync(Func<QuerySet, Query?> choose, QueryValues values, int limit, CancellationToken cancellationToken)
    {
        var set = await QueriesAsync(cancellationToken).ConfigureAwait(false);
        if (choose(set) is not { } query || !values.CanBeAsked)
            return [];
        var rows = await AskAsync(query, values, limit, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToContact(Context, Settings.Address)).DistinctBy(contact => contact.Key)];
    }

    private async Task<Row?> ReadOneAsync(Query query, RecordKey record, CancellationToken cancellationToken)
    {
        var values = QueryValues.Of(record);
        try
        {
            var rows = values.CanBeAsked ? await AskAsync(query, values, 2, cancellationToken).ConfigureAwait(false) : [];
            return rows.FirstOrDefault(row => row.ToKey(Context) == record);
        }
        catch (ConnectorException refused) when (refused.InnerException is { } cause && Session.FailureOf(cause).IsOtherType)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Row>> AskAsync(Query query, QueryValues values, int limit, CancellationToken cancellationToken)
    {
        try
        {
            return Checked(await Session.ReadAsync(query, values, limit, cancellationToken).ConfigureAwait(false), query);
        }
        catch (ConnectorException wrong) when (wrong.Kind == ConnectorErrorKind.Misconfigured)
        {
            // The table may have been changed: it is looked at anew the next time.
            _queries = null;
            throw;
        }
    }

    private IReadOnlyList<Row> Checked(IReadOnlyList<Row> rows, Query query) => rows.Count == 0 || rows[0].Names.Contains(Field.Id) ? rows : throw NoId(query);

    private ConnectorException NoId(Query query) => HasTable && query.Purpose.TextIn(Settings).Length == 0
        ? new(ConnectorErrorKind.BadAnswer, $"{Session.Dialect.Name} answers the {query.Purpose.Label} with other columns than it was asked for.")
        : new(ConnectorErrorKind.Misconfigured, $"{query.Purpose.Setting}: the {query.Purpose.Label} gives no column Id. Name one so, as in SELECT customer_no AS \"Id\".");
}
