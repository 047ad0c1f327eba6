using Engine.Core.AddressBooks;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>Puts together what is known of one book.</summary>
internal sealed class BookExplaining(SearchQuery query, PhoneNumber? number, PhoneNumberReader reader, NearMissFinder? finder, ScanLimit limit, TimeProvider time)
{
    private readonly ExplainedFields _fields = new(number, reader);

    public (BookExplanation Book, Advice? Advice) Explain(BookSeen seen)
    {
        var (status, report) = (seen.Status, seen.Report);
        var found = report.Answer?.Candidates ?? [];

        // The merge has taken away those of which only the last digits agree.
        List<Candidate> lesser = seen.Outcome?.Count < found.Count ? [.. found.Where(candidate => candidate.Fit.Quality == MatchQuality.Suffix)] : [];
        var shown = found.Except(lesser).ToList();
        var (misses, isLookedThrough) = found.Count == 0 ? NearMissesOf(seen) : ([], true);
        var asked = AskedOf(report.Answer);
        var book = new BookExplanation
        {
            Id = status.Book.Id,
            Name = seen.Name,
            ConnectorId = status.Book.ConnectorId,
            ConnectorName = status.Open?.Descriptor.DisplayName ?? status.Connector?.Name ?? status.Book.ConnectorId,
            State = status.State,
            Asked = asked,
            Pause = seen.Before.Pause > TimeSpan.Zero ? seen.Before.Pause : null,
            Copy = CopyOf(seen),
            Rounds = [.. report.Rounds.Select(round => RoundOf(round, status.Open))],
            Outcome = report.Answer?.Kind,
            Message = report.Answer is { } answer ? answer.Message : status.Error,
            Elapsed = report.Answer?.Elapsed,
            CandidateCount = asked == AskedSource.Live ? report.Candidates : found.Count,
            FoundCount = shown.Count,
            Found = [.. shown.Take(BookExplanation.MaxListed).Select(_fields.FoundOf)],
            DroppedCount = report.DroppedCount + lesser.Count,
            Dropped =
            [
                .. lesser.Select(candidate => _fields.DroppedOf(candidate.Contact, DropReason.BetterMatch))
                    .Concat(report.Dropped.Select(dropped => _fields.DroppedOf(dropped.Contact, dropped.Reason))).Take(BookExplanation.MaxListed),
            ],
            NearMisses = misses,
            IsLookedThrough = isLookedThrough,
        };
        var advice = BookAdvice.Of(book, seen);
        return (book with { Advice = advice?.Text }, advice);
    }

    private static AskedSource AskedOf(BookAnswer? answer) => answer switch
    {
        null => AskedSource.Nothing,
        { Age: null } => AskedSource.Live,
        { Message: null } => AskedSource.Copy,
        _ => AskedSource.CopyInPlaceOfLive,
    };

    private (IReadOnlyList<NearMiss> Misses, bool IsComplete) NearMissesOf(BookSeen seen)
    {
        if (finder is null || seen.Report.Answer is not { } answer) return ([], true);
        if (answer.Age is not null && seen.Copy is { } copy) return finder.In(copy.Index, limit);
        return (finder.Among(seen.Report.Dropped.Where(dropped => dropped.Reason == DropReason.NoMatch).Select(dropped => dropped.Contact).OfType<Contact>()), true);
    }

    private CopyExplanation? CopyOf(BookSeen seen)
    {
        var (sync, copy, book) = (seen.Sync, seen.Copy, seen.Status.Book);
        var isKept = copy is not null || (book.IsCached && seen.Report.Answer is not null);
        return !isKept ? null : new()
        {
            State = sync.State,
            Contacts = copy?.Index.Count ?? sync.Contacts,
            Age = copy is null ? null : time.GetUtcNow() - copy.AsOf,
            NextRefresh = sync.NextSync,
            RefreshedEvery = TimeSpan.FromMinutes(book.CacheFrequencyMinutes),
            Error = sync.Error,
        };
    }

    private SearchRound RoundOf(RoundNotes round, OpenBook? book)
    {
        var fitting = round.Answered?.Where(Fits).OfType<Contact>().ToList();
        return new()
        {
            Spellings = round.Spellings,
            Hits = fitting is { Count: > 0 } ? HitsOf(round.Spellings, fitting, book) : [],
            IsThorough = round.IsThorough,
            Elapsed = round.Elapsed,
            CandidateCount = round.Answered?.Count,
            FittingCount = fitting?.Count,
            Error = round.Error,
        };
    }

    private bool Fits(Contact? contact) => contact is { Fields: not null } && query.Judge(contact) is not null;

    // Of one spelling there is no doubt, nor of words, all of which have to fit.
    private IReadOnlyList<string> HitsOf(IReadOnlyList<string> spellings, List<Contact> fitting, OpenBook? book)
    {
        if (spellings.Count < 2 || number is null || book is null) return spellings;
        var stored = fitting.SelectMany(contact => contact.Fields).Where(field => field?.Kind == ContactFieldKind.Telephone).Select(field => field.Value).ToList();
        return [.. spellings.Where(spelling => stored.Exists(text => SpellingHits.Hits(text, spelling, book.Descriptor.NumberMatching)))];
    }
}
