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

    /// <summary>A limit that is named by what it says: <c>5 searches a second</c>, <c>100 requests in 10 s</c>.</summary>
    /// <param name="requests">As <see cref="Requests"/>.</param>
    /// <param name="what">What is counted, in the plural: <c>searches</c>.</param>
    /// <param name="seconds">The length of <see cref="Window"/> in seconds.</param>
    /// <param name="covers">As <see cref="Covers"/>.</param>
    /// <returns>The limit.</returns>
    public static RequestLimit Of(int requests, string what, int seconds, Func<HttpRequestMessage, bool>? covers = null)
    {
        var window = seconds switch
        {
            1 => "a second",
            60 => "a minute",
            3600 => "an hour",
            86_400 => "a day",
            _ => seconds % 60 == 0 ? $"in {seconds / 60} minutes" : $"in {seconds} s",
        };
        var name = FormattableString.Invariant($"{requests:N0} {what} {window}");
        return new() { Name = name, Requests = requests, Window = TimeSpan.FromSeconds(seconds), Covers = covers };
    }
}
