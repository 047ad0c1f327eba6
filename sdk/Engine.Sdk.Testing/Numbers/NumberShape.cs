using System.Globalization;

namespace Engine.Sdk.Testing;

/// <summary>How a country writes its numbers, for one range of numbers that belongs to nobody.</summary>
internal sealed record NumberShape
{
    public required string Country { get; init; }

    public required string Code { get; init; }

    public string Exit { get; init; } = "00";

    public string Trunk { get; init; } = "0";

    public required string Area { get; init; }

    /// <summary>What follows the area code, in the groups people write; <c>##</c> stands for the number's own two digits.</summary>
    public required IReadOnlyList<string> Local { get; init; }

    /// <summary>As the country's own regulator or post writes it.</summary>
    public required string National { get; init; }

    public required string International { get; init; }

    public ContractNumber Number(int own, Func<NumberShape, string> spelling, bool isCommon)
    {
        var digits = Fill(Area + string.Concat(Local), own);
        var e164 = $"+{Code}{digits}";
        var national = Fill(National, own);
        return new ContractNumber
        {
            Country = Country,
            Stored = Fill(spelling(this), own),
            IsCommon = isCommon,
            E164 = e164,
            Digits = digits,
            Written = [.. ((string[])[e164, Fill(International, own), national, string.Concat(national.Where(char.IsAsciiDigit)), e164[1..], $"00{e164[1..]}"]).Distinct(StringComparer.Ordinal)],
        };
    }

    public string Joined(string separator) => string.Join(separator, Local);

    private static string Fill(string text, int own) => text
        .Replace("##", own.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("＃＃", Wide(own, '０'), StringComparison.Ordinal)
        .Replace("٪٪", Wide(own, '٠'), StringComparison.Ordinal);

    private static string Wide(int own, char zero) => $"{(char)(zero + (own / 10))}{(char)(zero + (own % 10))}";
}
