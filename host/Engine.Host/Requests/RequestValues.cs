namespace Engine.Host.Requests;

/// <summary>
/// The named values of a request, whatever way they came: query string, form body or JSON object. Names match without regard to case;
/// an absent value and an empty one are the same.
/// </summary>
internal sealed class RequestValues
{
    /// <summary>Reads body and query.</summary>
    /// <exception cref="RequestRefusedException">The body is malformed, too large or of another media type.</exception>
    public static ValueTask<RequestValues> ReadAsync(HttpContext context) => throw new NotImplementedException();

    /// <summary>The value, or null when it is absent or empty.</summary>
    public string? Text(string name) => throw new NotImplementedException();

    /// <summary>The value with each blank read as the plus sign it was before the client forgot to escape it.</summary>
    public string? TextWithPlus(string name) => throw new NotImplementedException();

    /// <summary>All values of a name that may stand several times (a JSON array counts), blanks read as plus signs.</summary>
    public IReadOnlyList<string> AllWithPlus(string name) => throw new NotImplementedException();

    /// <exception cref="RequestRefusedException">The value is not a whole number within the range.</exception>
    public int Int(string name, int absent, int min, int max) => throw new NotImplementedException();

    /// <summary>Reads true/false, 1/0, yes/no, on/off.</summary>
    /// <exception cref="RequestRefusedException">The value is none of them.</exception>
    public bool Flag(string name, bool absent = false) => throw new NotImplementedException();
}

/// <summary>A request that cannot be served as it stands; the middleware answers it with the problem.</summary>
internal sealed class RequestRefusedException(Problems.ProblemCode code, string message) : Exception(message)
{
    public Problems.ProblemCode Code { get; } = code;
}
