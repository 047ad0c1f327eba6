using Engine.Benchmarks.Contacts.Countries;

namespace Engine.Benchmarks.Contacts;

/// <summary>A company whose people share its name, address and main number.</summary>
internal sealed record Company
{
    public required Country Country { get; init; }

    public required string Name { get; init; }

    public required string Domain { get; init; }

    public required Address Address { get; init; }

    public required PlainNumber MainNumber { get; init; }

    public static Company Draw(Dice dice)
    {
        var country = AllCountries.Draw(dice);
        var firm = country.Firms.Draw(dice);
        var core = dice.Chance(30) ? country.LastNames.Draw(dice) : firm;
        var trade = dice.Chance(70) ? dice.Of(country.Trades) : null;
        return new Company
        {
            Country = country,
            Name = string.Join(' ', ((string?[])[core, trade, dice.Of(country.LegalForms)]).OfType<string>()),
            Domain = $"{Latin.Of(core, dice)}.{dice.Of([country.Code.ToLowerInvariant(), "com", "example"])}",
            Address = Address.Draw(country, dice),
            MainNumber = country.Dialling.DrawFixed(dice) with { IsShared = true },
        };
    }
}

/// <summary>Where somebody is to be found.</summary>
internal sealed record Address
{
    public required string Street { get; init; }

    public required string City { get; init; }

    public required string PostalCode { get; init; }

    public static Address Draw(Country country, Dice dice) => new()
    {
        Street = country.StreetStyle
            .Replace("{s}", country.Streets.Draw(dice), StringComparison.Ordinal)
            .Replace("{n}", (1 + dice.Rank(240, 20)).ToString(), StringComparison.Ordinal),
        City = country.Cities.Draw(dice),
        PostalCode = string.Concat(country.PostalCode.Select(c => c switch { '#' => (char)('0' + dice.Below(10)), '@' => (char)('A' + dice.Below(26)), _ => c })),
    };
}
