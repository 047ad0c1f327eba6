using System.Text;
using Engine.Core.Health;
using Engine.Core.Search;

namespace Engine.Host.Search;

/// <summary>
/// The response header <c>Search-Status</c>: how each book did, as a list by RFC 9651 that any structured-field parser reads:
/// <c>"4f58…";outcome=Answered;source=live;ms=12;count=3</c>, and of a copy its <c>age</c> in seconds. What does not fit is counted in a last item <c>more</c>.
/// </summary>
internal static class SearchStatus
{
    public const string HeaderName = "Search-Status";

    /// <summary>Half of what common proxies and clients take for all headers together.</summary>
    public const int MaxLength = 4096;

    private const int MaxReasonLength = 120;
    private const int RoomForMore = 64;

    public static string Of(IReadOnlyList<BookOutcome> outcomes)
    {
        var all = string.Join(", ", outcomes.Select(outcome => Item(outcome, withReason: true)));
        if (all.Length <= MaxLength) return all;

        var text = new StringBuilder();
        var shown = new HashSet<BookOutcome>(ReferenceEqualityComparer.Instance);
        // Those that failed are what the reader looks for, so they go first.
        foreach (var outcome in outcomes.OrderBy(outcome => outcome.HasAnswered()))
        {
            var item = Item(outcome, withReason: false);
            if (text.Length + item.Length > MaxLength - RoomForMore) break;
            text.Append(item).Append(", ");
            shown.Add(outcome);
        }

        var left = outcomes.Where(outcome => !shown.Contains(outcome)).ToArray();
        var answered = left.Count(outcome => outcome.HasAnswered());
        return text.Append($"more;books={left.Length};answered={answered};count={left.Sum(outcome => (long)outcome.Count)}").ToString();
    }

    private static string Item(BookOutcome outcome, bool withReason)
    {
        var source = outcome.Kind == BookOutcomeKind.FromCache ? "cache" : "live";
        var item = $"\"{outcome.Book.Id}\";outcome={outcome.Kind};source={source};ms={(long)outcome.Elapsed.TotalMilliseconds};count={outcome.Count}";
        if (outcome.Age is { } age) item += $";age={Math.Max(0, (long)age.TotalSeconds)}";
        return withReason && outcome.Message is { Length: > 0 } reason ? $"{item};reason=\"{Printable(reason)}\"" : item;
    }

    // A header holds ASCII alone; quote and backslash would end the string.
    private static string Printable(string reason)
    {
        var text = new StringBuilder();
        foreach (var rune in reason.EnumerateRunes())
        {
            if (text.Length >= MaxReasonLength) break;
            text.Append(rune.Value switch
            {
                '"' or '\\' => '\'',
                >= ' ' and <= '~' => (char)rune.Value,
                _ => '?',
            });
        }

        return text.ToString();
    }
}
