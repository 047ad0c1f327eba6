namespace Engine.Benchmarks.Contacts;

/// <summary>How people, companies and places of one country are called.</summary>
internal sealed record Country
{
    public required string Code { get; init; }

    /// <summary>As it stands in address books; several where there are several habits.</summary>
    public required string[] Names { get; init; }

    /// <summary>Its share among all contacts, against those of the others.</summary>
    public required int Weight { get; init; }

    public required WordList FirstNames { get; init; }

    public required WordList LastNames { get; init; }

    public required WordList Cities { get; init; }

    public required WordList Streets { get; init; }

    public required WordList Firms { get; init; }

    public required string[] Trades { get; init; }

    public required string[] LegalForms { get; init; }

    public required string[] Titles { get; init; }

    /// <summary>{s} the street, {n} the number in it.</summary>
    public string StreetStyle { get; init; } = "{s} {n}";

    /// <summary># stands for a digit, @ for a letter.</summary>
    public required string PostalCode { get; init; }

    public required DialPlan Dialling { get; init; }

    /// <summary>How many in a hundred bear two family names.</summary>
    public int TwoNamesPercent { get; init; }

    /// <summary>What stands between two family names.</summary>
    public string TwoNamesJoint { get; init; } = "-";

    /// <summary>Whether the family name stands first, without a blank after it.</summary>
    public bool IsFamilyFirst { get; init; }
}
