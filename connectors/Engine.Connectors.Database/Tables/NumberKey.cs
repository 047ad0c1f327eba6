namespace Engine.Connectors.Database.Tables;

/// <summary>
/// The form in which numbers are compared: their digits, last one first, without an extension. Everybody who writes a number ends it alike, so what is asked for is
/// the beginning of the key, and an index finds it.
/// </summary>
internal static class NumberKey
{
    /// <summary>An extension (x12, ext. 12, #12) at the end, and whatever else is no digit; for PostgreSQL, MySQL and MariaDB.</summary>
    public const string Silent = "[xX#;][^0-9]*[0-9]{1,6}[^0-9]*$|[^0-9]";

    private const int MaxExtension = 6;

    /// <summary>More digits than any number has: what lies between a key and this end begins with the key, in every collation.</summary>
    public static string EndOf(string key) => key + new string('9', 24);

    public static string Of(string number)
    {
        var sign = number.LastIndexOfAny(['x', 'X', '#', ';']);
        var hasExtension = sign > 0 && number[sign..].Count(char.IsDigit) is > 0 and <= MaxExtension && number[..sign].Any(char.IsDigit);
        var digits = (hasExtension ? number[..sign] : number).Where(char.IsDigit).Select(c => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))).ToArray();
        Array.Reverse(digits);
        return new string(digits);
    }
}
