namespace Engine.Sandbox.Salesforce;

/// <summary>Runs searches against the records of an org, in the order they came: the vendor's ranking is its own.</summary>
internal sealed class SoslRun(OrgSchema schema, RecordStore store, PhoneIndex index, string version)
{
    private const int Most = 2000; // SOQL and SOSL Reference, "LIMIT n"

    private readonly SearchFields _fields = new(schema, store);

    /// <exception cref="SalesforceError">The search names what does not exist.</exception>
    public IReadOnlyList<(Record Record, Selection Selection)> Run(SoslQuery query)
    {
        var returning = query.Returning.Count > 0 ? query.Returning : [.. schema.Types.Where(SearchFields.IsSearchable).Select(type => new Returning(new FieldPath(type.Name, 0)))];
        var perObject = returning.Select(part => RunObject(query, part)).ToList();
        return Spread(perObject, Math.Min(query.Limit ?? Most, Most));
    }

    private List<(Record, Selection)> RunObject(SoslQuery query, Returning part)
    {
        var type = schema.FindType(part.Type.Text) is { } known && SearchFields.IsSearchable(known) ? known : throw SoqlRun.UnknownType(query.Text, part.Type);
        var fields = part.Fields.Count > 0 ? part.Fields : [new FieldPath("Id", 0)];
        var selection = Selection.Bind(schema, store, version, type, fields, query.Text);
        var where = part.Where is null ? _ => true : new BoundCondition(schema, store, type, query.Text).Bind(part.Where);
        var indexed = store.All(type.Name).Where(record => !record.IsDeleted && !record.IsUnindexed);
        var found = query.Find is null ? [] : indexed.Where(record => Matches(record, query.Find, query.Scope) && where(record));
        found = new SoqlRun(schema, store, version).Sort(found, type, part.Orders, query.Text).Skip(part.Offset);
        return [.. (part.Limit is { } limit ? found.Take(limit) : found).Select(record => (record, selection))];
    }

    private bool Matches(Record record, SearchText find, string scope)
    {
        var texts = _fields.Texts(record, scope)
            .Select(text => (Words: text.IsPhone ? SearchWords.OfPhone(text.Text, index) : SearchWords.OfText(text.Text), text.IsPhone)).ToList();
        return Matches(find);

        bool Matches(SearchText part) => part switch
        {
            SearchText.Both both => Matches(both.Left) && Matches(both.Right),
            SearchText.Either either => Matches(either.Left) || Matches(either.Right),
            SearchText.Without without => Matches(without.Left) && !Matches(without.Right),
            SearchText.Term term => texts.Any(text => Contains(text.Words, text.IsPhone ? SearchWords.OfPhone(term.Text, index) : SearchWords.OfText(term.Text))),
            _ => false,
        };
    }

    // What was asked is cut like what is stored; several words have to follow one another.
    private static bool Contains(IReadOnlyList<string> words, IReadOnlyList<string> asked)
    {
        for (var start = 0; asked.Count > 0 && start + asked.Count <= words.Count; start++)
        {
            if (asked.Index().All(pair => SearchWords.Fits(pair.Item, words[start + pair.Index])))
                return true;
        }

        return false;
    }

    // The limit of the whole search is shared evenly; what one object does not use, the others get.
    private static List<(Record, Selection)> Spread(List<List<(Record, Selection)>> perObject, int limit)
    {
        var shares = new int[perObject.Count];
        for (var i = 0; limit > 0 && shares.Zip(perObject).Any(pair => pair.First < pair.Second.Count); i = (i + 1) % shares.Length)
        {
            if (shares[i] >= perObject[i].Count)
                continue;
            shares[i]++;
            limit--;
        }

        return [.. perObject.SelectMany((found, i) => found.Take(shares[i]))];
    }
}
