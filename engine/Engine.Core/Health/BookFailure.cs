namespace Engine.Core.Health;

/// <summary>What is wrong with a book, and since when.</summary>
public sealed record BookFailure(BookOutcomeKind Kind, string Message, DateTimeOffset Since);
