namespace Engine.Core.Search;

/// <summary>How a record was found, best first.</summary>
public enum MatchQuality
{
    /// <summary>Same country code and national number.</summary>
    Exact,

    /// <summary>Same national number, one side without country.</summary>
    National,

    /// <summary>A local number, completed by the user's own area code.</summary>
    Completed,

    /// <summary>The last digits agree and nothing better was found.</summary>
    Suffix,

    /// <summary>Found by name.</summary>
    Name,
}
