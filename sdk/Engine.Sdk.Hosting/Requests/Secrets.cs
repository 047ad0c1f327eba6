namespace Engine.Sdk.Hosting.Requests;

/// <summary>Takes secrets out of what somebody else has written.</summary>
internal static class Secrets
{
    // A shorter one would blank out half of every sentence, and is no secret.
    private const int LeastLength = 4;

    public static string Blank(string text, params IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets.Where(secret => secret?.Length >= LeastLength).Distinct().OrderByDescending(secret => secret?.Length))
            text = text.Replace(secret!, "…", StringComparison.OrdinalIgnoreCase); // longer than nothing
        return text;
    }
}
