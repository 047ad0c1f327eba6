namespace Engine.Benchmarks.Contacts;

/// <summary>How the numbers of a country are built and written.</summary>
internal sealed class DialPlan
{
    private static readonly string[] Untidy =
        ["+{c} ({t}){a} {s}", "00{c}{a}{n}", "+{c}{a}{n}", "{t}{a}{n}", "{t}{a}/{s}", "{t}{a}-{d}", "+{c}-{a}-{d}", "+{c} {a} / {n}", "Tel. +{c} {a} {s}"];

    public required string CallingCode { get; init; }

    /// <summary>What is dialled before the area code at home; empty where there is nothing.</summary>
    public required string Trunk { get; init; }

    /// <summary>Area codes, each with the length of the numbers in it: <c>30:8</c>.</summary>
    public required string Areas { get; init; }

    /// <summary>Prefixes of mobile numbers, likewise.</summary>
    public required string Mobiles { get; init; }

    /// <summary>
    /// How people of the country write: {c} calling code, {t} trunk, {a} area, {s} {d} {p} the rest with blanks, dashes, dots, {n} the rest as it is.
    /// </summary>
    public required string[] Usual { get; init; }

    /// <summary>Whether the rest is written in pairs.</summary>
    public bool IsInPairs { get; init; }

    public PlainNumber DrawFixed(Dice dice) => Draw(dice, Areas);

    public PlainNumber DrawMobile(Dice dice) => Draw(dice, Mobiles);

    /// <summary>The number as somebody may have typed it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isAbroad">Whether it must say its country.</param>
    /// <param name="dice">Chooses the style.</param>
    public string Write(PlainNumber number, bool isAbroad, Dice dice)
    {
        var style = isAbroad ? "+{c} {a} {s}" : dice.Below(10) switch { < 5 => dice.Of(Usual), < 8 => "+{c} {a} {s}", _ => dice.Of(Untidy) };
        if (Trunk.Length == 0) style = style.Replace("({t})", "", StringComparison.Ordinal);
        return style
            .Replace("{c}", CallingCode, StringComparison.Ordinal)
            .Replace("{t}", Trunk, StringComparison.Ordinal)
            .Replace("{a}", number.Area, StringComparison.Ordinal)
            .Replace("{n}", number.Rest, StringComparison.Ordinal)
            .Replace("{s}", Group(number.Rest, ' '), StringComparison.Ordinal)
            .Replace("{d}", Group(number.Rest, '-'), StringComparison.Ordinal)
            .Replace("{p}", Group(number.Rest, '.'), StringComparison.Ordinal)
            + (number.Extension is null ? "" : dice.Of([" x", " ext. ", " ext ", ";ext="]) + number.Extension);
    }

    private PlainNumber Draw(Dice dice, string ranges)
    {
        var range = dice.Of(ranges.Split(' '));
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        var length = int.Parse(range.AsSpan(colon + 1), null);
        return new PlainNumber { Plan = this, Area = range[..colon], Rest = (char)('2' + dice.Below(7)) + dice.Digits(length - 1) };
    }

    private string Group(string rest, char between)
    {
        if (IsInPairs) return string.Join(between, rest.Chunk(2).Select(pair => new string(pair)));
        var first = rest.Length / 2;
        return $"{rest[..first]}{between}{rest[first..]}";
    }
}
