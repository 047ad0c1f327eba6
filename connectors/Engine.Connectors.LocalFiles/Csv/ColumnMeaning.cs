using Engine.Sdk.VCards;


namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    /// <summary>Shown under its own heading.</summary>
    Own,
    Ignored,
    FirstName,
    MiddleName,
    LastName,
    ContactName,

    /// <summary>A name whose extent the other columns decide: "Nom" beside "Prénom" is a family name, alone it is the whole one.</summary>
    AnyName,
    CompanyName,
    JobTitle,

    /// <summary>A job title, unless another column is one: then a form of address.</summary>
    AnyTitle,
    Telephone,
    Email,
    Street,
    City,
    Region,
    PostalCode,
    Country,
    Notes,
    WebPage,
    Picture,
    Uid,
}

/// <param name="Kind">What it holds.</param>
/// <param name="Field">For <see cref="ColumnKind.Telephone"/> the field it goes under, else the heading.</param>
/// <param name="Place">For an address's column, whose address it is.</param>
/// <param name="Number">The number of a repeated group (Google's "Address 2 - City"); 0 when there is none.</param>
internal readonly record struct ColumnMeaning(ColumnKind Kind, string Field, Place Place = Place.None, int Number = 0);
