namespace Engine.Core.Health;

/// <summary>What came of one call to a book: a value, or the reason there is none.</summary>
public sealed record BookCall<T>
{
    public required BookOutcomeKind Kind { get; init; }

    /// <summary>Set when <see cref="Kind"/> is <see cref="BookOutcomeKind.Answered"/>; otherwise the default.</summary>
    public T? Value { get; init; }

    /// <summary>Why there is no value, as a sentence fit for a screen, and fit to be kept: it stays true.</summary>
    public string? Reason { get; init; }

    /// <summary>For how long the book is left alone now; zero while another call tries it, null when it is not.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>The <see cref="Reason"/> and, where the book is left alone, when it is asked again.</summary>
    public string? Message => Reason is null ? null : AskedAgain.Text(Reason, Pause);

    public required TimeSpan Elapsed { get; init; }

    public bool IsAnswered => Kind == BookOutcomeKind.Answered;
}
