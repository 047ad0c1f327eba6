namespace Engine.Sdk.Testing;

/// <summary>The ways in which people type a number into a CRM.</summary>
internal static class NumberSpelling
{
    private const int First = 10;

    // What people type most, and what programs fill in: no connector may miss any.
    private static readonly Func<NumberShape, string>[] Common =
    [
        s => $"+{s.Code}{s.Area}{s.Joined("")}",
        s => s.International,
        s => s.National,
        s => $"{s.Trunk}{s.Area}{s.Joined("")}",
        s => $"+{s.Code} {s.Area} {s.Joined(" ")}",
        s => $"+{s.Code} {s.Area} {s.Joined("")}",
        s => $"{s.Trunk}{s.Area} {s.Joined(" ")}",
        s => $"{s.Trunk}{s.Area} {s.Joined("")}",
        s => $"{s.Trunk}{s.Area}-{s.Joined("-")}",
        s => $"({s.Trunk}{s.Area}) {s.Joined(" ")}",
        s => $"+{s.Code}-{s.Area}-{s.Joined("-")}",
        s => s.Trunk.Length > 0 ? $"+{s.Code} ({s.Trunk}){s.Area} {s.Joined(" ")}" : $"+{s.Code} ({s.Area}) {s.Joined(" ")}",
    ];

    private static readonly Func<NumberShape, string>[] Rare =
    [
        s => s.Trunk.Length > 0 ? $"+{s.Code}({s.Trunk}){s.Area}{s.Joined("")}" : $"+{s.Code}({s.Area}){s.Joined("")}",
        s => $"{s.Trunk}{s.Area}/{s.Joined("")}",
        s => $"{s.Trunk}{s.Area} / {s.Joined(" ")}",
        s => $"{s.Trunk}{s.Area}.{s.Joined(".")}",
        s => $"+{s.Code}.{s.Area}.{s.Joined(".")}",
        s => $"{s.Exit}{s.Code}{s.Area}{s.Joined("")}",
        s => $"{s.Exit} {s.Code} {s.Area} {s.Joined(" ")}",
        s => $"{s.Code}{s.Area}{s.Joined("")}",
        s => $"+{s.Code} {s.Area}{s.Joined("")}",
        s => $"{s.Trunk}{s.Area} {s.Joined(" ")} x12",
        s => $"+{s.Code} {s.Area} {s.Joined(" ")} ext. 12",
        s => $"+{s.Code}{s.Area}{s.Joined("")};ext=12",
        s => $"Tel: {s.Trunk}{s.Area} {s.Joined(" ")}",
        s => $"tel:+{s.Code}-{s.Area}-{s.Joined("-")}",
        s => $"{s.National} (mornings)",
        s => $"+{s.Code}\u00A0{s.Area}\u00A0{s.Joined("\u00A0")}",
        s => $"+{s.Code} {s.Area} {s.Joined("\u2011")}",
    ];

    public static IEnumerable<ContractNumber> Numbers(NumberShape shape)
    {
        Func<NumberShape, string>[] all = [.. Common, .. Rare, OfItsOwn(shape)];
        return all.Select((spelling, i) => shape.Number(First + i, spelling, i < Common.Length));
    }

    // One spelling that is seen in some countries alone.
    private static Func<NumberShape, string> OfItsOwn(NumberShape shape) => shape.Country switch
    {
        "GB" => s => InDigitsFrom('٠', $"{s.Trunk}{s.Area} {s.Joined(" ")}"),
        "AU" => s => InDigitsFrom('０', $"{s.Trunk}{s.Area}{s.Joined("")}"),
        "US" => s => $"1-{s.Area}-{s.Joined("-")}",
        "FR" => s => $"{s.Trunk}{s.Area}.{s.Joined(".")} (bureau)",
        "DE" => s => $"{s.Trunk}{s.Area} - {s.Joined(" ")}",
        _ => s => $"{s.Area}{s.Joined("")}",
    };

    private static string InDigitsFrom(char zero, string text) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(zero + c - '0') : c == '#' ? zero == '٠' ? '٪' : '＃' : c));
}
