using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Explorer.Code;

/// <summary>Where a call is to run, for its code.</summary>
/// <param name="Call">The call.</param>
/// <param name="Origin">The engine's address without a path: <c>http://localhost:10088</c>.</param>
/// <param name="AdminTokenFile">Where the token lies; the token itself stands in no code.</param>
public sealed record CodeTarget(PreparedCall Call, string Origin, string AdminTokenFile)
{
    public string Address => Origin + Call.Path;
}
