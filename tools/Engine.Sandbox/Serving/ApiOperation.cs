namespace Engine.Sandbox.Serving;

/// <summary>One line of a vendor's description: what may be asked, and who answers.</summary>
internal sealed class ApiOperation
{
    private readonly string[] _segments;

    public ApiOperation(string method, string path, Func<ApiCall, Answer> answer)
    {
        Method = method;
        Path = path;
        Answer = answer;
        _segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Method { get; }

    public string Path { get; }

    public Func<ApiCall, Answer> Answer { get; }

    /// <summary>The query parameters that the description knows.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Ends of further parameters, such as <c>.fields</c> of <c>Contact.fields</c>.</summary>
    public IReadOnlyList<string> QueryEndings { get; init; } = [];

    /// <summary>Beginnings of further parameters, such as what a client library tells of itself.</summary>
    public IReadOnlyList<string> QueryStarts { get; init; } = [];

    /// <summary>Beginnings of further members of a form.</summary>
    public IReadOnlyList<string> MemberStarts { get; init; } = [];

    /// <summary>The members a JSON body or a form may have, such as <c>filterGroups.filters.value</c>; null when that is not a matter of the description.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>What the vendor's limits call this kind of request; empty when it is like any other.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Any one of these scopes allows it; empty: every token does.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public bool IsOpen { get; init; }

    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        if (path.Length != _segments.Length)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < path.Length; i++)
        {
            var end = _segments[i][0] == '{' ? _segments[i].IndexOf('}', StringComparison.Ordinal) : -1;
            // What follows a placeholder is a verb, such as {id}:updateContact.
            if (end > 0 && path[i].EndsWith(_segments[i][(end + 1)..], StringComparison.Ordinal))
                values[_segments[i][1..end]] = path[i][..^(_segments[i].Length - end - 1)];
            else if (!string.Equals(_segments[i], path[i], StringComparison.Ordinal))
                return null;
        }

        return values;
    }
}
