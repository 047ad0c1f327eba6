namespace Engine.Core.PhoneNumbers;

/// <summary>
/// Countries by the names and codes people write. <c>Regions.txt</c> has one country a line: its ISO 3166-1 codes, and its names in sixty
/// languages as the telephone number library carries them (from Unicode's CLDR), with and without accents.
/// </summary>
internal static class Regions
{
    private const int LongestName = 64;
    private const string Around = " .,;()\t\r\n\u00A0";

    private static readonly Lazy<Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>> ByName = new(Read);

    // What no list of proper names has.
    private static readonly (string Code, string[] Names)[] Colloquial =
    [
        ("GB",
        [
            "UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland", "Großbritannien", "Grande-Bretagne",
            "Gran Bretaña", "Gran Bretagna", "Inglaterra", "Angleterre", "Schottland", "Grã-Bretanha", "Engeland", "Groot-Brittannië", "Anglia",
            "Англия", "英國",
        ]),
        ("US",
        [
            "U.S.", "U.S.A.", "United States of America", "America", "Amerika", "Vereinigte Staaten von Amerika", "États-Unis d'Amérique",
            "Etats Unis", "EE.UU.", "EE. UU.", "EEUU", "EUA", "Stati Uniti d'America", "США", "ΗΠΑ", "ABD", "美國",
        ]),
        ("NL", ["The Netherlands", "Holland", "Hollande", "Holanda", "Olanda", "Nederland"]),
        ("DE", ["BRD", "Federal Republic of Germany", "Bundesrepublik Deutschland", "D", "德國"]),
        ("AT", ["A", "Republik Österreich"]),
        ("CH", ["Schweiz", "Suisse", "Svizzera", "Svizra", "Confoederatio Helvetica", "Swiss"]),
        ("CZ",
        [
            "Czech Republic", "Tschechische Republik", "Česká republika", "Ceska republika", "République tchèque", "República Checa",
            "Repubblica Ceca", "Czech",
        ]),
        ("RU", ["Russian Federation", "Российская Федерация", "РФ"]),
        ("KR", ["South Korea", "Republic of Korea", "Korea", "Südkorea", "대한민국", "韓國"]),
        ("AE", ["UAE", "U.A.E.", "Emirates", "VAE", "Emirates (UAE)"]),
        ("TR", ["Turkey", "Türkiye", "Turkiye"]),
        ("CN", ["PRC", "People's Republic of China", "中國", "Mainland China"]),
        ("HK", ["Hong Kong", "Hongkong", "Hong Kong SAR", "香港"]),
        ("MO", ["Macau", "Macao", "澳門"]),
        ("TW", ["臺灣", "台灣", "Republic of China"]),
        ("IE", ["Republic of Ireland", "Eire", "Éire"]),
        ("FR", ["F", "République française", "法國"]),
        ("IT", ["I", "義大利"]),
        ("BE", ["B"]),
        ("MK", ["Macedonia", "FYROM"]),
        ("CI", ["Ivory Coast", "Elfenbeinküste"]),
        ("SK", ["Slovak Republic", "Slovenská republika"]),
        ("MM", ["Burma"]), ("VN", ["Viet Nam"]), ("IR", ["Persia"]), ("LA", ["Laos"]), ("MD", ["Moldavia"]), ("BA", ["Bosnia"]), ("VA", ["Vatican"]),
    ];

    /// <summary>The ISO 3166-1 alpha-2 code, or null when the text names no country we know. Allocates nothing once the names are read.</summary>
    public static string? CodeOf(ReadOnlySpan<char> country)
    {
        var name = country.Trim(Around);
        if (name.Length is 0 or > LongestName) return null;
        return ByName.Value.TryGetValue(name, out var code) ? code : null;
    }

    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Read()
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var stream = typeof(Regions).Assembly.GetManifestResourceStream("Regions.txt");
        using var reader = new StreamReader(stream ?? throw new InvalidOperationException("The list of countries is missing from the assembly."));
        while (reader.ReadLine() is { } line)
        {
            var names = line.Split('\t');
            foreach (var name in names) byName.TryAdd(name, names[0]);
        }

        foreach (var (code, names) in Colloquial)
            foreach (var name in names) byName.TryAdd(name.AsSpan().Trim(Around).ToString(), code);
        return byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
