using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>
/// What is noted while one book is asked. Told by the search itself, from whichever thread it runs on; a connector deaf to its token may still tell of its
/// answer when the explanation is long given.
/// </summary>
internal sealed class BookNotes(TimeProvider time)
{
    /// <summary>Most dropped candidates that are kept; the others are counted.</summary>
    public const int MaxDropped = 200;

    private readonly Lock _lock = new();
    private readonly List<RoundNotes> _rounds = [];
    private readonly List<DroppedContact> _dropped = [];
    private int _candidates;
    private int _droppedCount;
    private BookAnswer? _answer;

    /// <summary>Puts one question to the CRM, and notes what became of it.</summary>
    public Task<IReadOnlyList<Contact>> WatchAsync(OpenBook book, NumberQuery round, CancellationToken cancellationToken) =>
        WatchAsync(round.Spellings, round.IsThorough, round.Limit, () => book.Connection.FindByNumberAsync(round, cancellationToken));

    /// <inheritdoc cref="WatchAsync(OpenBook, NumberQuery, CancellationToken)"/>
    public Task<IReadOnlyList<Contact>> WatchAsync(OpenBook book, NameQuery query, CancellationToken cancellationToken) =>
        WatchAsync(query.Words, isThorough: false, query.Limit, () => book.Connection.FindByNameAsync(query, cancellationToken));

    /// <summary>The candidates are being judged; those of an earlier, smaller answer are among them once more.</summary>
    public void Judging(int candidates)
    {
        lock (_lock)
        {
            (_candidates, _droppedCount) = (candidates, 0);
            _dropped.Clear();
        }
    }

    public void Dropped(Contact? contact, DropReason reason)
    {
        lock (_lock)
        {
            _droppedCount++;
            if (_dropped.Count < MaxDropped) _dropped.Add(new(contact, reason));
        }
    }

    public void Answered(BookAnswer answer)
    {
        lock (_lock) _answer = answer;
    }

    /// <summary>All that was noted so far.</summary>
    public BookReport Take()
    {
        lock (_lock) return new([.. _rounds], [.. _dropped], _droppedCount, _candidates, _answer);
    }

    private async Task<IReadOnlyList<Contact>> WatchAsync(IReadOnlyList<string> spellings, bool isThorough, int limit, Func<Task<IReadOnlyList<Contact>>> ask)
    {
        var started = time.GetTimestamp();
        var round = Begin(new(spellings, isThorough));
        var end = new RoundNotes(spellings, isThorough);
        try
        {
            var answered = await ask().ConfigureAwait(false);
            end = end with { Answered = answered is null ? null : [.. answered.Take(limit)] };
            return answered!; // null is Verification's to complain of
        }
        catch (ConnectorException failed)
        {
            end = end with { Error = CallFailure.Of(failed).Message };
            throw;
        }
        finally
        {
            End(round, end with { Elapsed = time.GetElapsedTime(started) });
        }
    }

    private int Begin(RoundNotes round)
    {
        lock (_lock)
        {
            _rounds.Add(round);
            return _rounds.Count - 1;
        }
    }

    private void End(int round, RoundNotes end)
    {
        lock (_lock) _rounds[round] = end;
    }
}

/// <summary>One question to the CRM.</summary>
/// <param name="Spellings">What was asked for; of a name, its words.</param>
/// <param name="IsThorough">Whether it was the slower way.</param>
internal sealed record RoundNotes(IReadOnlyList<string> Spellings, bool IsThorough)
{
    /// <summary>Null while it is under way.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Null when there is no answer.</summary>
    public IReadOnlyList<Contact?>? Answered { get; init; }

    public string? Error { get; init; }
}

/// <summary>A candidate that the engine did not believe.</summary>
internal readonly record struct DroppedContact(Contact? Contact, DropReason Reason);

/// <summary>What was noted of one book.</summary>
internal sealed record BookReport(
    IReadOnlyList<RoundNotes> Rounds, IReadOnlyList<DroppedContact> Dropped, int DroppedCount, int Candidates, BookAnswer? Answer);
