using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Host.Installation.Activity;

/// <summary>One search of late. Immutable. It holds what somebody looked for: shown on screens, never written or logged.</summary>
public sealed record RecentSearch
{
    /// <summary>Higher for later ones; tells searches apart.</summary>
    public required long Number { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was typed.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it was read as a telephone number, rather than a name.</summary>
    public required bool IsNumber { get; init; }

    /// <summary>Name of the application that asked; null when none did.</summary>
    public required string? AskedBy { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>The page's place in the merged list.</summary>
    public required int Offset { get; init; }

    /// <summary>Records of the page that was answered.</summary>
    public required int Shown { get; init; }

    /// <summary>Every book that was asked, by priority.</summary>
    public required IReadOnlyList<RecentBook> Books { get; init; }

    /// <summary>Without what was looked for.</summary>
    public override string ToString() => $"{nameof(RecentSearch)} {Number}";
}

/// <summary>How one book did in a search.</summary>
/// <param name="Id">The book.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Count">Records it had for the merged list.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Age">Age of the copy that answered; null when live.</param>
/// <param name="Message">Why it did not answer; null when it did.</param>
public readonly record struct RecentBook(
    AddressBookId Id, string Name, BookOutcomeKind Outcome, int Count, TimeSpan Elapsed, TimeSpan? Age, string? Message);
