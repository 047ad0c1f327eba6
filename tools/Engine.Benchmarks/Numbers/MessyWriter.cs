using PhoneNumbers;

namespace Engine.Benchmarks.Numbers;

/// <summary>Writes a number as people type it into a CRM.</summary>
internal sealed class MessyWriter(Random random, PhoneNumberUtil util)
{
    private static readonly string[] Dashes = ["-", "-", "-", "\u2011", "\u2013", "\u2012", "\u2212", "\u30FC", " - "];
    private static readonly string[] Blanks = [" ", " ", " ", " ", "\u00A0", "\u2009", "\u202F", "  ", "\u3000", "\t"];
    private static readonly string[] Extensions =
    [
        " ext {0}", " x{0}", "x{0}", " ext. {0}", ";ext={0}", " extension {0}", " Durchwahl {0}", " DW {0}", " poste {0}", " wew. {0}", " int. {0}",
        " #{0}", ", ext {0}", " (ext {0})", " Nst. {0}", " доб. {0}", " ramal {0}", " tst {0}", " anknytning {0}", " 内線{0}",
    ];

    private static readonly string[] Remarks =
    [
        "{0} (mobile)", "Tel: {0}", "Tel. {0}", "{0} (Zentrale)", "office: {0}", "{0} 8-16h", "ask for Anna {0}", "{0} ask for Anna", "{0} (fax)",
        "Tel. 9-17 Uhr: {0}", "T: {0}", "M {0}", "{0} - home", "Mobil {0}", "{0} / after 5pm", "Phone 1: {0}", "{0}, Mo-Fr 9-17 Uhr", "{0} (private)",
        "direct {0}", "Zentrale {0}", "{0} (nur bis 16 Uhr)", "mob. {0}", "☎ {0}", "{0}\n", "tel:{0}", "'{0}", "{0};", "\u202A{0}\u202C",
        "{0} [work]", "{0} (2nd floor)", "Büro {0}", "{0} (24h)", "Fax/Tel {0}",
        "{0} W", "(H) {0}", "{0} – Empfang", "{0} (Assistant: Mary)", "\"{0}\"", "{0} *",
        "WhatsApp: {0}", "{0} Durchwahl", "preferred {0}", "{0} since 01.02.2019", "lun-ven 9-18 {0}", "24/7 {0}", "{0} pin 1234", "{0}?",
    ];

    private static readonly string[] Between = [" / ", "; ", ", ", " or ", " oder ", " ou ", " y ", " e ", " und ", "\n", " | ", " & ", "/"];
    private static readonly int[] ZeroDigits = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10];
    private static readonly Dictionary<string, string> Exits = new()
    {
        ["US"] = "011", ["CA"] = "011", ["AU"] = "0011", ["JP"] = "010", ["RU"] = "8~10", ["SG"] = "001", ["KR"] = "001",
    };


    public bool Chance(int percent) => random.Next(100) < percent;

    /// <param name="number">What is written.</param>
    /// <param name="writer">Region of whoever typed it.</param>
    /// <param name="isForeign">Whether the reader will think of another country: then it is mostly written with the country code.</param>
    /// <param name="extension">Written too where not null.</param>
    /// <param name="other">A second number of the same contact in the same field.</param>
    public string Write(TrueNumber number, string writer, bool isForeign, string? extension, TrueNumber? other)
    {
        var text = Chance(isForeign ? 85 : 45) ? International(number, writer) : National(number);
        if (extension is not null) text += string.Format(Pick(Extensions), extension);
        if (other is not null)
        {
            var second = Chance(50) ? International(other, writer) : isForeign ? International(other, writer) : National(other);
            text = Chance(50) ? text + Pick(Between) + second : second + Pick(Between) + text;
        }
        else if (extension is null && Chance(18))
        {
            text = string.Format(Pick(Remarks), text);
        }

        if (Chance(1)) text = InOtherDigits(text);
        if (Chance(1)) text = string.Concat(text.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xFEE0) : c));
        return text;
    }

    private string International(TrueNumber number, string writer)
    {
        var parsed = Parse(number);
        var code = number.CountryCode.ToString();
        var formatted = util.Format(parsed, PhoneNumberFormat.INTERNATIONAL)[(code.Length + 1)..];
        var groups = Chance(60) ? Groups(formatted) : OwnGroups(number.National);
        var separator = Separator();
        var rest = string.Join(separator, groups);
        var trunk = TrunkOf(number);
        return random.Next(20) switch
        {
            0 or 1 => $"+{code}{number.National}",
            2 => $"00{code}{separator}{rest}",
            3 => $"00{Blank()}{code}{Blank()}{rest}",
            4 when Exits.TryGetValue(writer, out var exit) => $"{exit} {code} {rest}",
            5 when trunk == "0" => $"+{code} (0){rest}",
            6 when trunk == "0" => $"+{code} (0) {rest}",
            7 when trunk == "0" => $"+{code}(0){number.National}",
            8 when trunk == "0" => $"00{code} (0) {rest}",
            9 when trunk == "0" && Chance(50) => $"+{code} 0{rest}",
            10 => $"(+{code}) {rest}",
            11 => $"+ {code} {rest}",
            12 => $"+{code}.{rest}",
            13 when Chance(40) => $"{code} {rest}",
            14 => $"+{code} ({groups[0]}) {string.Join(separator, groups.Skip(1))}",
            15 => $"+{code}-{rest}",
            16 => $"tel:+{code}-{string.Join('-', groups)}",
            17 when Chance(30) => $"{code}{number.National}",
            _ => $"+{code}{Blank()}{rest}",
        };
    }

    private string National(TrueNumber number)
    {
        var trunk = TrunkOf(number);
        var formatted = util.Format(Parse(number), PhoneNumberFormat.NATIONAL);
        var groups = Chance(60) ? Groups(formatted) : OwnGroups(trunk + number.National);
        var rest = string.Join(Separator(), groups);
        return random.Next(14) switch
        {
            0 or 1 or 2 => formatted,
            3 => string.Concat(formatted.Where(char.IsAsciiDigit)),
            4 => $"({groups[0]}) {string.Join(Separator(), groups.Skip(1))}",
            5 => $"({groups[0]}){string.Concat(groups.Skip(1))}",
            6 => $"{groups[0]}/{string.Concat(groups.Skip(1))}",
            7 => $"{groups[0]} / {string.Join(Blank(), groups.Skip(1))}",
            8 when trunk == "0" && Chance(30) => $"(0){number.National}",
            9 when Chance(50) => number.National,
            10 when number.CountryCode == 1 => $"1-{string.Join('-', Groups(formatted))}",
            11 when trunk == "0" => $"0 {string.Join(' ', OwnGroups(number.National))}",
            _ => rest,
        };
    }

    private string TrunkOf(TrueNumber number)
    {
        var trunk = util.GetNddPrefixForRegion(number.Region, true) ?? "";
        return number.CountryCode == 1 ? "" : trunk;
    }

    private string Separator() => random.Next(10) switch
    {
        < 5 => Blank(),
        < 8 => Pick(Dashes),
        8 => ".",
        _ => "",
    };

    private string Blank() => Pick(Blanks);

    private static string[] Groups(string formatted) => formatted.Split([' ', '-', '(', ')', '/', '.'], StringSplitOptions.RemoveEmptyEntries);

    private string[] OwnGroups(string digits)
    {
        var groups = new List<string>();
        for (var at = 0; at < digits.Length;)
        {
            var length = Math.Min(random.Next(2, 5), digits.Length - at);
            groups.Add(digits.Substring(at, length));
            at += length;
        }

        return [.. groups];
    }

    private string InOtherDigits(string text)
    {
        var zero = ZeroDigits[random.Next(ZeroDigits.Length)];
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(zero + c - '0') : c));
    }

    private PhoneNumber Parse(TrueNumber number) => util.Parse(number.E164, null);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
