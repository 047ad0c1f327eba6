namespace Engine.Sdk.Testing;

/// <summary>
/// Asks for a number as the engine does: with so many spellings at a time as the connector takes, until one finds it, and at last the slower way where there
/// is one. What does not carry the number is dropped.
/// </summary>
internal sealed class NumberAsking(ContractRun run)
{
    public async Task<IReadOnlyList<Contact>> FindAsync(ContractNumber number, int limit)
    {
        var query = number.Query(run.Facts.NumberMatching, limit);
        var most = run.Facts.MaxSpellings > 0 ? run.Facts.MaxSpellings : Math.Max(1, query.Spellings.Count);
        foreach (var spellings in query.Spellings.Chunk(most))
        {
            if (await AskAsync(number, query with { Spellings = spellings }).ConfigureAwait(false) is { Count: > 0 } found)
                return found;
        }
        return run.Facts.SearchesThoroughly
            ? await AskAsync(number, query with { Spellings = [.. query.Spellings.Take(most)], IsThorough = true }).ConfigureAwait(false)
            : [];
    }

    private async Task<IReadOnlyList<Contact>> AskAsync(ContractNumber number, NumberQuery query)
    {
        var answer = await run.Book.FindByNumberAsync(query, run.Token).ConfigureAwait(false);
        return [.. Answers.Check(answer, query.Limit, run.Test.Context.BookId, run.Crm).Where(contact => NumberJudge.Carries(contact, number.Digits))];
    }
}
