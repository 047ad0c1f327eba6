using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Host.Installation.Activity;

/// <summary>Something that went wrong with a book, or a change of its state. Immutable.</summary>
public sealed record BookIncident
{
    /// <summary>Higher for later ones, over all books; tells them apart.</summary>
    public required long Number { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required AddressBookId Book { get; init; }

    /// <summary>What the book was called then.</summary>
    public required string Name { get; init; }

    /// <summary>How the call ended; null for a change of state.</summary>
    public BookOutcomeKind? Failure { get; init; }

    /// <summary>The state the book is in from then on; null for a failed call.</summary>
    public BookState? State { get; init; }

    /// <summary>The state before; null for the first one the engine saw.</summary>
    public BookState? Before { get; init; }

    /// <summary>Why, in the CRM's own words where there are any; null when nothing is wrong.</summary>
    public string? Message { get; init; }

    /// <summary>Without the message, which may hold what was searched for.</summary>
    public override string ToString() => $"{nameof(BookIncident)} {Number} {Book}";
}
