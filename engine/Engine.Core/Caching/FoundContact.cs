using Engine.Core.Caching.Numbers;
using Engine.Core.Search;

namespace Engine.Core.Caching;

/// <summary>A contact found in a <see cref="ContactIndex"/>, and how well it fits.</summary>
/// <param name="Number">Which contact of its segment.</param>
/// <param name="Cost">How well it fits, lower first; of a name <see cref="Names.NameMatcher.Rank(Engine.Sdk.Contact)"/>.</param>
/// <param name="IsChanged">Whether it is one of the changes laid over the base.</param>
public readonly record struct FoundContact(int Number, int Cost, bool IsChanged)
{
    /// <summary>How well a contact found by number fits.</summary>
    public MatchQuality Quality => NumberTable.QualityOf(Cost);
}
