using System.Globalization;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Host.Security;

namespace Engine.Host.Applications;

/// <summary>Reads who wants to be registered.</summary>
internal static class RegistrationReading
{
    private const int MaxNameLength = 100;
    private const int MaxOriginLength = 256;

    /// <exception cref="RequestRefusedException">The id or the name is missing or not valid.</exception>
    public static (ApplicationId Id, string Name) Read(RequestValues values)
    {
        if (!ApplicationId.TryParse(values.Text("Id")?.Trim(), out var id)) throw Invalid("`Id` must be a GUID that the application made for itself.");

        var name = Shown(values.Text("Name") ?? "");
        return name.Length switch
        {
            0 => throw Invalid("`Name` is missing: what the person who approves the application will read."),
            > MaxNameLength => throw Invalid($"`Name` may have at most {MaxNameLength} characters."),
            _ => (id, name),
        };
    }

    /// <summary>Origin of the page that asks, or null when it is no browser, or a page of the engine: who tries calls there is the local user.</summary>
    /// <exception cref="RequestRefusedException">The page has no origin of its own.</exception>
    public static string? Origin(HttpRequest request)
    {
        if (Origins.Foreign(request) is not { Length: > 0 } origin) return null;
        return origin.Length <= MaxOriginLength && Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Host.Length > 0
            ? origin
            : throw new RequestRefusedException(ProblemCode.OriginNotAllowed, "A page without an origin of its own cannot be registered; serve it from a web address.");
    }

    // Invisible and direction-changing characters could make the name read as another one before the person who approves it.
    private static string Shown(string name) => string.Concat(QueryText.Clean(name).EnumerateRunes()
        .Where(rune => System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))).Trim();

    private static RequestRefusedException Invalid(string message) => new(ProblemCode.RegistrationInvalid, message);
}
