namespace Engine.Sdk.VCards;

/// <summary>A postal address. Immutable; parts that are not known are empty.</summary>
public sealed record PostalAddress
{
    /// <summary>Whose address it is.</summary>
    public Place Place { get; init; }

    /// <summary>Whether its card marks it as the one to use.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>Street and house number; several lines are joined by line feeds.</summary>
    public string Street { get; init; } = "";

    /// <summary>Town.</summary>
    public string City { get; init; } = "";

    /// <summary>State, province or county.</summary>
    public string Region { get; init; } = "";

    /// <summary>Postal code.</summary>
    public string PostalCode { get; init; } = "";

    /// <summary>Country: its name, or its code.</summary>
    public string Country { get; init; } = "";

    /// <summary>Whether nothing of it is known.</summary>
    public bool IsEmpty => Street.Length + City.Length + Region.Length + PostalCode.Length + Country.Length == 0;

    /// <summary>The whole address in one line.</summary>
    public string OneLine => string.Join(
        ", ", new[] { Street.Replace("\n", ", ", StringComparison.Ordinal), $"{PostalCode} {City}".Trim(), Region, Country }.Where(part => part.Length > 0));
}
