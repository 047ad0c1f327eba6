using Engine.Core.Explain;
using Engine.Host.Wire;

namespace Engine.Host.Explain;

/// <summary>Turns an explanation into what clients read.</summary>
internal static class ExplanationMapping
{
    public static ExplanationInfo ToInfo(SearchExplanation explanation) => new()
    {
        Text = explanation.Text,
        At = explanation.At.UtcDateTime,
        ElapsedMs = Ms(explanation.Elapsed),
        Found = explanation.IsFound,
        FoundCount = explanation.FoundCount,
        Advice = explanation.Advice,
        Query = ToInfo(explanation.Query),
        Books = [.. explanation.Books.Select(ToInfo)],
    };

    private static QueryInfo ToInfo(QueryReading query) => new()
    {
        Kind = query.Kind.ToString(),
        NumberKind = query.NumberKind?.ToString(),
        E164 = query.E164,
        CountryCode = query.CountryCode,
        Region = query.Region,
        National = query.National,
        Extension = query.Extension,
        Completion = query.Completion.ToString(),
        Problem = query.Problem,
        Words = query.Words,
        FoldedWords = query.FoldedWords,
    };

    private static BookExplanationInfo ToInfo(BookExplanation book) => new()
    {
        AddinId = book.Id.ToString(),
        Name = book.Name,
        ConnectorId = book.ConnectorId,
        ConnectorName = book.ConnectorName,
        State = book.State.ToString(),
        Asked = book.Asked.ToString(),
        Outcome = book.Outcome?.ToString(),
        Message = book.Message,
        ElapsedMs = book.Elapsed is { } elapsed ? Ms(elapsed) : null,
        PauseSeconds = book.Pause is { } pause ? (long)Math.Ceiling(pause.TotalSeconds) : null,
        Copy = book.Copy is { } copy ? ToInfo(copy) : null,
        Rounds = [.. book.Rounds.Select(ToInfo)],
        CandidateCount = book.CandidateCount,
        FoundCount = book.FoundCount,
        Found = [.. book.Found.Select(ToInfo)],
        DroppedCount = book.DroppedCount,
        Dropped = [.. book.Dropped.Select(ToInfo)],
        NearMisses = [.. book.NearMisses.Select(ToInfo)],
        LookedThrough = book.IsLookedThrough,
        Advice = book.Advice,
    };

    private static CopyInfo ToInfo(CopyExplanation copy) => new()
    {
        State = copy.State.ToString(),
        Contacts = copy.Contacts,
        AgeSeconds = copy.Age is { } age ? Math.Max(0, (long)age.TotalSeconds) : null,
        NextSync = copy.NextRefresh?.UtcDateTime,
        FrequencyMinutes = (int)copy.RefreshedEvery.TotalMinutes,
        Error = copy.Error,
    };

    private static RoundInfo ToInfo(SearchRound round) => new()
    {
        Spellings = round.Spellings,
        Hits = round.Hits,
        Thorough = round.IsThorough,
        ElapsedMs = round.Elapsed is { } elapsed ? Ms(elapsed) : null,
        CandidateCount = round.CandidateCount,
        FittingCount = round.FittingCount,
        Error = round.Error,
    };

    private static FoundInfo ToInfo(FoundRecord record) => new()
    {
        DisplayText = record.DisplayText,
        RecordType = record.RecordType,
        Field = record.Field,
        Stored = record.Stored,
        Match = record.Match.ToString(),
        Extension = record.Extension?.ToString(),
    };

    private static DroppedInfo ToInfo(DroppedRecord record) => new()
    {
        DisplayText = record.DisplayText,
        RecordType = record.RecordType,
        Reason = record.Reason.ToString(),
        Explanation = record.Explanation,
        Field = record.Field,
        Stored = record.Stored,
    };

    private static NearMissInfo ToInfo(NearMiss miss) => new()
    {
        DisplayText = miss.DisplayText,
        RecordType = miss.RecordType,
        Field = miss.Field,
        Stored = miss.Stored,
        Kind = miss.Kind.ToString(),
        Explanation = miss.Explanation,
    };

    private static long Ms(TimeSpan time) => (long)time.TotalMilliseconds;
}
