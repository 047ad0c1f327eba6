namespace Engine.Sdk.Testing;

/// <summary>
/// Asks for a number as the engine does: first with so many spellings as the connector takes, then with the others, and at last the slower way where there is
/// one. What does not carry the number is dropped.
/// </summary>
internal sealed class NumberAsking(ContractRun run)
{
    public async Task<IReadOnlyList<Contact>> FindAsync(ContractNumber number, int limit)
    {
        var query = number.Query(run.Facts.NumberMatching, limit);
        var most = run.Facts.MaxSpellings > 0 ? run.Facts.MaxSpellings : int.MaxValue;
        if (await AskAsync(number, query with { Spellings = [.. query.Spellings.Take(most)] }).ConfigureAwait(false) is { Count: > 0 } first)
            return first;
        var others = await Task.WhenAll(query.Spellings.Skip(most).Chunk(most).Select(spellings => AskAsync(number, query with { Spellings = spellings }))).ConfigureAwait(false);
        var found = others.SelectMany(contacts => contacts).DistinctBy(contact => contact.Key).Take(limit).ToList();
        return found.Count == 0 && run.Facts.SearchesThoroughly ? await AskAsync(number, query with { IsThorough = true }).ConfigureAwait(false) : found;
    }

    private async Task<IReadOnlyList<Contact>> AskAsync(ContractNumber number, NumberQuery query)
    {
        var answer = await run.Book.FindByNumberAsync(query, run.Token).ConfigureAwait(false);
        return [.. Answers.Check(answer, query.Limit, run.Test.Context.BookId, run.Crm).Where(contact => NumberJudge.Carries(contact, number.Digits))];
    }
}
