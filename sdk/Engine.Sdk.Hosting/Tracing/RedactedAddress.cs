namespace Engine.Sdk.Hosting.Tracing;

/// <summary>An address as far as a trace may show it.</summary>
internal static class RedactedAddress
{
    private const string Left = "…";

    // Longer than any CRM's word or record id; tokens and addresses of people are longer.
    private const int MaxSegmentLength = 40;
    private const int LeastNumberLength = 7;

    public static string Of(Uri? address)
    {
        if (address is null || !address.IsAbsoluteUri) return Left;
        var path = string.Join('/', address.AbsolutePath.Split('/').Select(Shown));
        var names = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(NameOf).ToList();
        return $"{address.Authority}{path}{(names.Count > 0 ? "?" + string.Join('&', names) : "")}";
    }

    // What is escaped, an e-mail address, a parameter, or digits enough for a telephone number, however grouped, may be personal.
    private static string Shown(string segment) =>
        segment.Length > MaxSegmentLength || segment.AsSpan().IndexOfAny("%@+;=") >= 0 || HoldsNumber(segment) ? Left : segment;

    private static bool HoldsNumber(string segment)
    {
        if (segment.Count(char.IsAsciiDigit) < LeastNumberLength) return false;
        var run = 0;
        return !segment.Any(char.IsLetter) || segment.Any(letter => (run = char.IsAsciiDigit(letter) ? run + 1 : 0) >= LeastNumberLength);
    }

    private static string NameOf(string parameter)
    {
        var end = parameter.IndexOf('=', StringComparison.Ordinal);
        return end < 0 ? Left : $"{Shown(parameter[..end])}={Left}";
    }
}
