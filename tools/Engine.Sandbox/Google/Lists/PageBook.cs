using Engine.Sandbox.OAuth;

namespace Engine.Sandbox.Google;

/// <summary>Lists that clients are in the middle of, by page token.</summary>
internal sealed class PageBook
{
    private const int Most = 500; // whoever starts more without finishing loses the oldest

    private readonly Dictionary<string, PageRest> _rests = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public string Keep(PageRest rest)
    {
        var token = Tokens.New(24);
        _rests[token] = rest;
        _order.Enqueue(token);
        if (_order.Count > Most)
            _rests.Remove(_order.Dequeue());
        return token;
    }

    /// <exception cref="GoogleError">The token is unknown, or the call's parameters are others than the first one's.</exception>
    public PageRest Find(string token, string parameters)
    {
        if (!_rests.TryGetValue(token, out var rest))
            throw GoogleError.Argument("Invalid page token.");
        return rest.Parameters == parameters ? rest : throw GoogleError.Argument("Request parameters must match those of the call that provided the page token.");
    }
}

/// <summary>What is left of a list.</summary>
internal sealed record PageRest
{
    /// <summary>What the first call asked for.</summary>
    public required string Parameters { get; init; }

    public required IReadOnlyList<PersonRecord> People { get; init; }

    /// <summary>The sync token of the last page; null when none was asked for.</summary>
    public string? SyncToken { get; init; }

    /// <summary>How many there were in all.</summary>
    public int Total { get; init; }

    public bool IsFull { get; init; }
}
