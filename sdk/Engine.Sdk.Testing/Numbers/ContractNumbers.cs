namespace Engine.Sdk.Testing;

/// <summary>Numbers of eight countries, each in thirty spellings, that belong to nobody; and others the suite needs.</summary>
public static class ContractNumbers
{
    private static readonly NumberShape[] Shapes =
    [
        // Ofcom, "Telephone numbers for drama purposes": 020 7946 0000 to 0999.
        new() { Country = "GB", Code = "44", Area = "20", Local = ["7946", "09##"], National = "020 7946 09##", International = "+44 20 7946 09##" },
        // North American Numbering Plan: 555-0100 to 555-0199 of every area.
        new() { Country = "US", Code = "1", Exit = "011", Trunk = "", Area = "212", Local = ["555", "01##"], National = "(212) 555-01##", International = "+1 212-555-01##" },
        // Bundesnetzagentur, "Rufnummern für Medienproduktionen": (0)30 23125 000 to 999.
        new() { Country = "DE", Code = "49", Area = "30", Local = ["23125", "0##"], National = "030 231250##", International = "+49 30 231250##" },
        // Arcep, numbering plan: 01 99 00 xx xx for works of fiction.
        new() { Country = "FR", Code = "33", Area = "1", Local = ["99", "00", "12", "##"], National = "01 99 00 12 ##", International = "+33 1 99 00 12 ##" },
        // Without a range of fiction: digits counted up.
        new() { Country = "CH", Code = "41", Area = "21", Local = ["234", "56", "##"], National = "021 234 56 ##", International = "+41 21 234 56 ##" },
        new() { Country = "NL", Code = "31", Area = "10", Local = ["123", "45##"], National = "010 123 45##", International = "+31 10 123 45##" },
        // ACMA, "Phone numbers for use in TV shows, films and creative works": (02) 5550 xxxx.
        new() { Country = "AU", Code = "61", Exit = "0011", Area = "2", Local = ["5550", "01##"], National = "(02) 5550 01##", International = "+61 2 5550 01##" },
        new() { Country = "BR", Code = "55", Area = "11", Local = ["2345", "67##"], National = "(11) 2345-67##", International = "+55 11 2345-67##" },
    ];

    /// <summary>The 240: another number for each spelling, so that each is found by itself alone.</summary>
    public static IReadOnlyList<ContractNumber> All { get; } = [.. Shapes.SelectMany(NumberSpelling.Numbers)];

    /// <summary>The countries of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Countries { get; } = [.. Shapes.Select(shape => shape.Country)];

    /// <summary>A British number that no other of this class is.</summary>
    /// <param name="own">0 to 9: which one.</param>
    /// <returns>The number, stored in E.164.</returns>
    public static ContractNumber Plain(int own)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(own);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(own, 9);
        return Shapes[0].Number(own, shape => $"+{shape.Code}{shape.Area}{shape.Joined("")}", isCommon: true);
    }

    /// <summary>A number, stored and asked for without country code.</summary>
    /// <returns>The number.</returns>
    public static ContractNumber Bare()
    {
        var plain = Plain(9);
        return plain with { E164 = null, Stored = plain.Digits, Written = [plain.Digits] };
    }

    /// <summary>An internal number of four digits.</summary>
    /// <returns>The number.</returns>
    public static ContractNumber Internal() => new() { Country = "", Stored = "2041", IsCommon = true, E164 = null, Digits = "2041", Written = ["2041"] };
}
