using Engine.Core.Health;
using Engine.Core.Search;

namespace Engine.Host.Search;

internal static class BookOutcomeExtensions
{
    /// <summary>Whether there is an answer, be it from the book or from its copy.</summary>
    public static bool HasAnswered(this BookOutcome outcome) => outcome.Kind is BookOutcomeKind.Answered or BookOutcomeKind.FromCache;
}
