namespace Engine.Sdk.Testing;

/// <summary>A record that the suite puts into the stand-in CRM. What is null is not filled in.</summary>
public sealed record ContractContact
{
    /// <summary>Kind of record, one of <see cref="ContractCrm.RecordTypes"/>.</summary>
    public required string RecordType { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>
    /// Name of the organisation; of a kind of record that is an organisation, its own name. Where the CRM keeps organisations as records of their own, the stand-in
    /// makes one and links it.
    /// </summary>
    public string? CompanyName { get; init; }

    /// <summary>Role or title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone and fax numbers as people typed them, by well-known name such as <see cref="WellKnownFields.MobilePhone"/>. Never null.</summary>
    public IReadOnlyDictionary<string, string> Phones { get; init; } = new Dictionary<string, string>();

    /// <summary>Free text.</summary>
    public string? Notes { get; init; }

    /// <summary>A PNG image; empty for none.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }
}
