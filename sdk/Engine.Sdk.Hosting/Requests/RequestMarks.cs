namespace Engine.Sdk.Hosting.Requests;

/// <summary>What the steps of one request tell each other.</summary>
internal static class RequestMarks
{
    private static readonly HttpRequestOptionsKey<bool> ReadsOnly = new("Engine.ReadsOnly");
    private static readonly HttpRequestOptionsKey<int> Attempt = new("Engine.Attempt");

    private const string Final = "Engine.Final";

    /// <summary>Whether asking again at once is of no use, whatever the failure says.</summary>
    public static bool IsFinal(this Exception failure) => failure.Data.Contains(Final);

    public static void MarkFinal(this Exception failure) => failure.Data[Final] = true;

    public static bool IsRead(this HttpRequestMessage request) => request.Options.TryGetValue(ReadsOnly, out var isRead) && isRead;

    public static void SetRead(this HttpRequestMessage request, bool isRead) => request.Options.Set(ReadsOnly, isRead);

    /// <summary>Counts the tries of a request.</summary>
    /// <returns>1 for the first.</returns>
    public static int NextAttempt(this HttpRequestMessage request)
    {
        var attempt = (request.Options.TryGetValue(Attempt, out var before) ? before : 0) + 1;
        request.Options.Set(Attempt, attempt);
        return attempt;
    }

    /// <summary>The next one goes on with the try before it.</summary>
    public static void RepeatAttempt(this HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(Attempt, out var attempt)) request.Options.Set(Attempt, attempt - 1);
    }
}
