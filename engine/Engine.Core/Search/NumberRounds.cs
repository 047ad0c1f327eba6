using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>
/// Asks one live book for a number in as few requests as find it: first in the spellings that hit before, then in the others, at last the slower way
/// where its connector knows one.
/// </summary>
internal sealed class NumberRounds(OpenBook book, NumberQuery query, SearchQuery search, TimeProvider time)
{
    // The slower way is an extra: it leaves room within a search's deadline, and what becomes of it is not held against the book.
    private static readonly TimeSpan ThoroughDeadline = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Room = TimeSpan.FromMilliseconds(250);

    private readonly int _most = book.Descriptor.MaxSpellings is > 0 and var most ? most : int.MaxValue;

    /// <param name="deadline">How long until the token is cancelled.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    public async Task<IReadOnlyList<Contact>> AskAsync(TimeSpan deadline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var usual = query with { Spellings = [.. query.Spellings.Take(_most)] };
        var first = await AskAsync(usual, cancellationToken).ConfigureAwait(false);
        if (Found(first)) return first;

        var others = await Task.WhenAll(query.Spellings.Skip(_most).Chunk(_most)
            .Select(spellings => AskAsync(query with { Spellings = spellings }, cancellationToken))).ConfigureAwait(false);

        // Each round may bring as many as were asked for in all, and what is beyond that is cut: those that fit stand first.
        IReadOnlyList<Contact> all = others.Length == 0 ? first : [.. others.SelectMany(answer => answer ?? []).OrderByDescending(Fits), .. first ?? []];
        if (others.Length > 0 && Found(all)) return all;
        if (!book.Descriptor.SearchesThoroughly) return all;
        var left = deadline - time.GetElapsedTime(started) - Room;
        return await AskThoroughlyAsync(usual, left < ThoroughDeadline ? left : ThoroughDeadline, cancellationToken).ConfigureAwait(false) ?? all;
    }

    // Null answers are Verification's to complain of.
    private Task<IReadOnlyList<Contact>> AskAsync(NumberQuery round, CancellationToken cancellationToken) => search.NotesOf(book.Id) is { } notes
        ? notes.WatchAsync(book, round, cancellationToken)
        : book.Connection.FindByNumberAsync(round, cancellationToken);

    private bool Fits(Contact? contact) => contact is { Fields: not null } && search.Judge(contact) is not null;

    private bool Found(IReadOnlyList<Contact>? answered)
    {
        if (answered?.FirstOrDefault(Fits) is not { } match) return false;
        book.Spellings.Learn(match, query.Spellings, book.Descriptor.NumberMatching);
        return true;
    }

    private async Task<IReadOnlyList<Contact>?> AskThoroughlyAsync(NumberQuery usual, TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (atMost <= TimeSpan.Zero) return null;
        using var deadline = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var thorough = await AskAsync(usual with { IsThorough = true }, either.Token).ConfigureAwait(false);
            Found(thorough);
            return thorough;
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested && failed is ConnectorException or OperationCanceledException)
        {
            return null;
        }
    }
}
