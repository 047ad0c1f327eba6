using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Google;

/// <summary>One person: as it is, as lists tell it, and as the search knows it, which lag behind.</summary>
internal sealed class PersonRecord(PersonKind kind, string name, long number)
{
    public PersonKind Kind => kind;

    /// <summary>The resource name.</summary>
    public string Name => name;

    /// <summary>The id within its source: of contacts in hexadecimal.</summary>
    public string SourceId => kind is PersonKind.Contact or PersonKind.Other ? number.ToString("x", CultureInfo.InvariantCulture) : name["people/".Length..];

    public string SourceType => kind switch
    {
        PersonKind.Contact => "CONTACT",
        PersonKind.Other => "OTHER_CONTACT",
        PersonKind.DomainContact => "DOMAIN_CONTACT",
        PersonKind.DomainProfile => "DOMAIN_PROFILE",
        _ => "PROFILE",
    };

    public required PersonVersion Current { get; set; }

    /// <summary>What lists show; null as long as they show nothing.</summary>
    public PersonVersion? Listed { get; set; }

    /// <summary>The revision of the whole store at which lists came to show this.</summary>
    public long ListedAt { get; set; }

    /// <summary>What the search cache holds; null when it does not know the person.</summary>
    public PersonVersion? Cached { get; set; }
}

/// <summary>A person at one time. Nothing in it changes, its fields neither.</summary>
internal sealed record PersonVersion
{
    public required int Number { get; init; }

    public required JsonObject Fields { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public byte[]? Photo { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>Other names it had: of people merged into it.</summary>
    public IReadOnlyList<string> PreviousNames { get; init; } = [];
}
