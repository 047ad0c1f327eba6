using Engine.Sdk;

namespace Engine.Core.PhoneNumbers;

/// <summary>
/// Remembers how the numbers of one book are written, from those that were found: the spellings that hit are asked first. For several threads at once.
/// </summary>
public sealed class SpellingHits
{
    // Beyond it old hits count half, so that a book that is tidied up is learned anew.
    private const int MostHits = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<SpellingForm, int> _hits = [];

    /// <summary>The same spellings, those of a form that hit more often first.</summary>
    public IReadOnlyList<string> Order(IReadOnlyList<string> spellings)
    {
        ArgumentNullException.ThrowIfNull(spellings);
        if (spellings.Count < 2) return spellings;
        lock (_lock)
        {
            return _hits.Count == 0 ? spellings : [.. spellings.OrderByDescending(spelling => _hits.GetValueOrDefault(SpellingForm.Of(spelling)))];
        }
    }

    /// <summary>Learns by which of the spellings the CRM can have found a contact.</summary>
    public void Learn(Contact found, IReadOnlyList<string> spellings, NumberMatching matching)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (spellings.Count < 2) return;
        var stored = found.Fields.Where(field => field?.Kind == ContactFieldKind.Telephone).Select(field => field.Value).ToList();
        foreach (var form in spellings.Where(spelling => stored.Any(text => Hits(text, spelling, matching))).Select(SpellingForm.Of).Distinct()) Count(form);
    }

    private void Count(SpellingForm form)
    {
        lock (_lock)
        {
            var count = _hits[form] = _hits.GetValueOrDefault(form) + 1;
            if (count <= MostHits) return;
            foreach (var known in _hits.Keys.ToList()) _hits[known] /= 2;
        }
    }

    /// <summary>Whether a CRM that matches so can have found a stored text by a spelling.</summary>
    internal static bool Hits(string stored, string spelling, NumberMatching matching) => matching == NumberMatching.Literal
        ? stored.Trim() == spelling
        : stored.Contains(spelling, StringComparison.Ordinal);
}
