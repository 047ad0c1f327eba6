using System.Diagnostics.CodeAnalysis;
using Engine.Core.Search;

namespace Engine.Core.PhoneNumbers;

/// <summary>How two numbers agree.</summary>
[SuppressMessage("Design", "CA1036", Justification = "Sorted by, never compared with an operator.")]
public readonly record struct NumberMatch(MatchQuality Quality, ExtensionMatch Extension) : IComparable<NumberMatch>
{
    /// <summary>The better match comes first: by quality, then by extension.</summary>
    public int CompareTo(NumberMatch other) =>
        Quality != other.Quality ? Quality.CompareTo(other.Quality) : Extension.CompareTo(other.Extension);
}

/// <summary>How the extensions of two numbers agree, best first.</summary>
public enum ExtensionMatch
{
    /// <summary>The same extension, or none on either side.</summary>
    Same,

    /// <summary>One side names an extension and the other the main number alone.</summary>
    OneSided,

    /// <summary>Two extensions of one main number: the company, but another person.</summary>
    Different,
}
