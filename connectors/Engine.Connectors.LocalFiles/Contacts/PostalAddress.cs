namespace Engine.Connectors.LocalFiles.Contacts;

internal sealed record PostalAddress
{
    public Place Place { get; init; }

    /// <summary>Whether the file marks it as the one to use.</summary>
    public bool IsPreferred { get; init; }

    public string Street { get; init; } = "";

    public string City { get; init; } = "";

    public string Region { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string Country { get; init; } = "";

    public bool IsEmpty => Street.Length + City.Length + Region.Length + PostalCode.Length + Country.Length == 0;

    public string OneLine => string.Join(
        ", ", new[] { Street.Replace("\n", ", ", StringComparison.Ordinal), $"{PostalCode} {City}".Trim(), Region, Country }.Where(part => part.Length > 0));
}
