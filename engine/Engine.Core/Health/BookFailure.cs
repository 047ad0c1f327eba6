namespace Engine.Core.Health;

/// <summary>What is wrong with a book, and since when. The message says nothing that time makes wrong.</summary>
public sealed record BookFailure(BookOutcomeKind Kind, string Message, DateTimeOffset Since);
