namespace Engine.Sdk;

/// <summary>How many requests a CRM allows one account within a time. Immutable.</summary>
public sealed record RequestLimit
{
    /// <summary>How the limit is called, for people: <c>5 searches a second</c>. Not empty.</summary>
    public required string Name { get; init; }

    /// <summary>Most requests within <see cref="Window"/>, 1 or more.</summary>
    public required int Requests { get; init; }

    /// <summary>Length of the window, which slides; 1 ms to 1 day.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>Which requests count; null for all. Called on any thread, must be quick and must not throw.</summary>
    public Func<HttpRequestMessage, bool>? Covers { get; init; }
}
