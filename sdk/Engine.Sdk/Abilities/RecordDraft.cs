namespace Engine.Sdk;

/// <summary>The values of a record to be created or changed. Null: not given. Empty: to be cleared.</summary>
public sealed record RecordDraft
{
    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The whole name, where it is not split.</summary>
    public string? ContactName { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Organisation.</summary>
    public string? CompanyName { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Free text.</summary>
    public string? Notes { get; init; }
}
