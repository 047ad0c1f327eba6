namespace Engine.Sandbox.Salesforce;

/// <summary>What FIND asks for.</summary>
internal abstract record SearchText
{
    private SearchText()
    {
    }

    /// <summary>A word or a phrase; wildcards are <see cref="SearchWords.Many"/> and <see cref="SearchWords.One"/>.</summary>
    public sealed record Term(string Text) : SearchText;

    public sealed record Both(SearchText Left, SearchText Right) : SearchText;

    public sealed record Either(SearchText Left, SearchText Right) : SearchText;

    public sealed record Without(SearchText Left, SearchText Right) : SearchText;

    public IEnumerable<Term> Terms => this switch
    {
        Term term => [term],
        Both both => both.Left.Terms.Concat(both.Right.Terms),
        Either either => either.Left.Terms.Concat(either.Right.Terms),
        Without without => without.Left.Terms.Concat(without.Right.Terms),
        _ => [],
    };
}
