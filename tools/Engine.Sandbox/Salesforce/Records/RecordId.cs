namespace Engine.Sandbox.Salesforce;

/// <summary>Record ids: 15 characters that differ in case, and 3 more that tell the case of each.</summary>
internal static class RecordId
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private const string Instance = "5g0"; // any pod would do
    private const int ShortLength = 15;
    private const int LongLength = 18;

    public static string New(string prefix, long number)
    {
        Span<char> tail = stackalloc char[ShortLength - 6];
        for (var i = tail.Length - 1; i >= 0; i--, number /= Digits.Length)
            tail[i] = Digits[(int)(number % Digits.Length)];
        return Lengthen($"{prefix}{Instance}{tail}");
    }

    /// <summary>Reads an id of either length.</summary>
    /// <returns>The 18 characters; null when it is no id.</returns>
    public static string? Read(string? text) =>
        text is null || text.Length is not (ShortLength or LongLength) || !text.All(char.IsAsciiLetterOrDigit) ? null : Lengthen(text[..ShortLength]);

    private static string Lengthen(string id)
    {
        Span<char> checks = stackalloc char[3];
        for (var part = 0; part < checks.Length; part++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
                bits |= char.IsAsciiLetterUpper(id[(part * 5) + i]) ? 1 << i : 0;
            checks[part] = Checks[bits];
        }

        return $"{id}{checks}";
    }
}
