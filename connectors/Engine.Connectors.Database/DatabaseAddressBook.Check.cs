using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;

namespace Engine.Connectors.Database;

internal partial class DatabaseAddressBook
{
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        _queries = null;
        var set = await QueriesAsync(cancellationToken).ConfigureAwait(false);
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in ((Query?[])[set.ByNumber, set.ByName, set.Everything, set.Changes, Query.OfSetting(Settings, Purpose.Owner), set.ById]).OfType<Query>())
        {
            var columns = await Session.ColumnsAsync(query, Samples, cancellationToken).ConfigureAwait(false);
            if (!columns.Contains(Field.Id))
                throw NoId(query);
            fields.UnionWith(columns);
        }
        foreach (var query in ((Query?[])[set.Removed, Query.OfSetting(Settings, Purpose.Activities), Query.OfSetting(Settings, Purpose.FindCall)]).OfType<Query>())
            await Session.ColumnsAsync(query, Samples, cancellationToken).ConfigureAwait(false);
        var count = set.Count is null ? null : (await Session.ReadAsync(set.Count, new QueryValues(), 1, cancellationToken).ConfigureAwait(false))[0].Text(Field.Id);
        var found = count is null ? "" : $": {count} {(count == "1" ? "row" : "rows")} in {Settings.Table}";
        return string.Join(' ', Advice(set, fields).Prepend($"{Session.Dialect.Name} at {Session.Dialect.Place} answers{found}."));
    }

    // Nothing is known of the types of columns here: what has none suits any.
    private QueryValues Samples
    {
        get
        {
            var values = QueryValues.Of(new NumberQuery { Spellings = ["0"], Digits = "0", Limit = 1 });
            var names = QueryValues.Of(new NameQuery { Text = "a", Words = ["a"], Limit = 1 });
            foreach (var name in Purpose.ByName.Parameters)
                values[name] = names[name];
            foreach (var name in (string[])["id", "since", "after"])
                values[name] = new Untyped(null);
            (values["type"], values["callId"], values["user"]) = (RowMapping.DefaultType, "", Settings.Me);
            return values;
        }
    }

    private static IEnumerable<string> Advice(QuerySet set, HashSet<string> fields)
    {
        if (set.ByNumber is null || !fields.Any(field => WellKnownFields.KindOf(field) == ContactFieldKind.Telephone))
            yield return "Nobody is found by number: there is no column BusinessPhone, MobilePhone, HomePhone or OtherPhone.";
        if (set.Everything is null)
            yield return "The book cannot be cached: there is no query for all.";
        else if (set.Changes is null)
            yield return "A cached copy is read whole each time: there is no column Changed.";
    }
}
