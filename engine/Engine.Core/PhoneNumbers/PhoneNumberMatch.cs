using Engine.Core.Search;

namespace Engine.Core.PhoneNumbers;

/// <summary>Decides whether two numbers are the same. The one place where this is decided.</summary>
public static class PhoneNumberMatch
{
    /// <returns>How they agree, or null when they do not.</returns>
    public static MatchQuality? Compare(PhoneNumber asked, PhoneNumber stored) => throw new NotImplementedException();
}
