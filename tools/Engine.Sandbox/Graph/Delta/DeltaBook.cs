using Engine.Sandbox.OAuth;

namespace Engine.Sandbox.Graph;

/// <summary>Rounds of changes that clients are in the middle of, and those they finished.</summary>
internal sealed class DeltaBook
{
    private const int Most = 500; // whoever starts more without finishing loses the oldest

    private readonly Dictionary<string, DeltaRest> _rests = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>How many items a page has at most.</summary>
    public int LargestPage { get; set; } = 200;

    public string Keep(DeltaRest rest)
    {
        var token = Tokens.New(48);
        _rests[token] = rest;
        _order.Enqueue(token);
        if (_order.Count > Most)
            _rests.Remove(_order.Dequeue());
        return token;
    }

    public DeltaRest? Find(string token) => _rests.GetValueOrDefault(token);

    /// <summary>Forgets them all: clients begin anew.</summary>
    public void Clear() => _rests.Clear();
}

/// <summary>Where a client is: what is left of the round, and from which revision on the next one goes.</summary>
internal sealed record DeltaRest
{
    /// <summary>What is followed, such as the contacts of one folder.</summary>
    public required string Scope { get; init; }

    public required IReadOnlyList<string>? Select { get; init; }

    /// <summary>Items, and what is gone.</summary>
    public required IReadOnlyList<object> Entries { get; init; }

    public required long Revision { get; init; }

    public bool IsFinished { get; init; }
}
