using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks.Comparison;

/// <summary>One kind of query that every system is asked.</summary>
internal sealed record Question
{
    private const int Asked = 2000;

    public required string Title { get; init; }

    public required QuestionKind Kind { get; init; }

    public required IReadOnlyList<Sample> Samples { get; init; }

    public static IReadOnlyList<Question> All(ContactGenerator contacts)
    {
        var samples = new Samples(contacts);
        return
        [
            Of("number, E.164", QuestionKind.Number, samples.International(Asked)),
            Of("number, national", QuestionKind.Number, samples.National(Asked)),
            Of("number, last 7-9 digits", QuestionKind.Number, samples.Endings(Asked)),
            Of("type-ahead, 1 letter", QuestionKind.Name, samples.Prefixes(Asked, 1)),
            .. Enumerable.Range(2, 7).Select(letters => Of($"type-ahead, {letters} letters", QuestionKind.Name, samples.Prefixes(Asked, letters))),
            Of("type-ahead, two words", QuestionKind.Name, samples.TwoWords(Asked)),
            .. Enumerable.Range(3, 4).Select(letters => Of($"inside words, {letters} letters", QuestionKind.Inside, samples.Infixes(Asked, letters))),
        ];
    }

    public int Ask(ISearchSystem system, string text, Span<Answer> answers) => Kind switch
    {
        QuestionKind.Number => system.FindByNumber(text, answers),
        QuestionKind.Name => system.FindByName(text, answers),
        _ => system.FindInside(text, answers),
    };

    private static Question Of(string title, QuestionKind kind, IReadOnlyList<Sample> samples) =>
        new() { Title = title, Kind = kind, Samples = samples };
}

internal enum QuestionKind
{
    Number,
    Name,
    Inside,
}
