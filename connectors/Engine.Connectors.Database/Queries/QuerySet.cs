using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Queries;

/// <summary>Everything the book can ask; null where there is no such query.</summary>
internal sealed record QuerySet
{
    public Query? ByNumber { get; init; }

    public Query? ByName { get; init; }

    public Query? Everything { get; init; }

    /// <summary>The page after @after, where everything is read page by page.</summary>
    public Query? After { get; init; }

    public Query? Changes { get; init; }

    /// <summary>The greatest value of the column Changed.</summary>
    public Query? LastChange { get; init; }

    public Query? Removed { get; init; }

    /// <summary>The ids alone; else they are read with everything else.</summary>
    public Query? Ids { get; init; }

    public Query? ById { get; init; }

    /// <summary>The picture alone; else it comes with the contact.</summary>
    public Query? Picture { get; init; }

    public Query? Count { get; init; }

    /// <summary>What the settings say goes before what was written for a table.</summary>
    public QuerySet With(DatabaseSettings settings)
    {
        var all = Query.OfSetting(settings, Purpose.Everything);
        var byId = Query.OfSetting(settings, Purpose.ById);
        var changes = Query.OfSetting(settings, Purpose.Changes);
        return this with
        {
            ByNumber = Query.OfSetting(settings, Purpose.ByNumber) ?? ByNumber,
            ByName = Query.OfSetting(settings, Purpose.ByName) ?? ByName,
            Everything = all ?? Everything,
            After = all is null ? After : all.Uses("after") ? all : null,
            LastChange = all is null ? LastChange : null,
            Ids = all is null ? Ids : null,
            Changes = changes ?? Changes,
            Removed = Query.OfSetting(settings, Purpose.Removed),
            ById = byId ?? ById,
            Picture = byId ?? Picture,
        };
    }
}
