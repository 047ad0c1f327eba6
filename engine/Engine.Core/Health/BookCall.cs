namespace Engine.Core.Health;

/// <summary>What came of one call to a book: a value, or the reason there is none.</summary>
public sealed record BookCall<T>
{
    public required BookOutcomeKind Kind { get; init; }

    /// <summary>Set when <see cref="Kind"/> is <see cref="BookOutcomeKind.Answered"/>; otherwise the default.</summary>
    public T? Value { get; init; }

    /// <summary>Why there is no value, as a sentence fit for a screen.</summary>
    public string? Message { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public bool IsAnswered => Kind == BookOutcomeKind.Answered;
}
