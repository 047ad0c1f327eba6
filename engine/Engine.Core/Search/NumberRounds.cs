using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>
/// Asks one live book for a number in as few requests as find it: first in the spellings that hit before, then in the others, at last the slower way
/// where its connector knows one.
/// </summary>
internal sealed class NumberRounds(OpenBook book, NumberQuery query, Func<Contact, bool> isMatch, TimeProvider time)
{
    // The slower way is an extra: it leaves room within a search's deadline, and what becomes of it is not held against the book.
    private static readonly TimeSpan ThoroughDeadline = TimeSpan.FromSeconds(1.5);

    private readonly int _most = book.Descriptor.MaxSpellings is > 0 and var most ? most : int.MaxValue;

    public async Task<IReadOnlyList<Contact>> AskAsync(CancellationToken cancellationToken)
    {
        var first = await AskAsync(query with { Spellings = [.. query.Spellings.Take(_most)] }, cancellationToken).ConfigureAwait(false);
        if (Found(first)) return first;

        var others = await Task.WhenAll(query.Spellings.Skip(_most).Chunk(_most)
            .Select(spellings => AskAsync(query with { Spellings = spellings }, cancellationToken))).ConfigureAwait(false);
        IReadOnlyList<Contact> all = others.Length == 0 ? first : [.. first ?? [], .. others.SelectMany(answer => answer ?? [])];
        if (others.Length > 0 && Found(all)) return all;
        return book.Descriptor.SearchesThoroughly && await AskThoroughlyAsync(cancellationToken).ConfigureAwait(false) is { } thorough ? thorough : all;
    }

    // Null answers are Verification's to complain of.
    private Task<IReadOnlyList<Contact>> AskAsync(NumberQuery round, CancellationToken cancellationToken) =>
        book.Connection.FindByNumberAsync(round, cancellationToken);

    private bool Found(IReadOnlyList<Contact>? answered)
    {
        if (answered?.FirstOrDefault(contact => contact is { Fields: not null } && isMatch(contact)) is not { } match) return false;
        book.Spellings.Learn(match, query.Spellings, book.Descriptor.NumberMatching);
        return true;
    }

    private async Task<IReadOnlyList<Contact>?> AskThoroughlyAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(ThoroughDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await AskAsync(query with { IsThorough = true }, either.Token).ConfigureAwait(false);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested && failed is ConnectorException or OperationCanceledException)
        {
            return null;
        }
    }
}
