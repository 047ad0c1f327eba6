namespace Engine.Host.Wire;

/// <summary>A kind of record that can be created in one address book.</summary>
internal sealed record RecordTypeInfo
{
    /// <summary>What CreateNewRecord takes.</summary>
    public required string RecordTypeId { get; init; }

    /// <summary>The same as RecordTypeId.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The address book.</summary>
    public required string AddinId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it can be created.</summary>
    public required bool CanCreate { get; init; }

    /// <summary>Whether the CRM's own form can be shown for a record that is not yet saved.</summary>
    public bool CanShowInEditMode { get; init; }

    /// <summary>Whether it holds an e-mail address.</summary>
    public required bool HasEmail { get; init; }

    /// <summary>Whether it holds given and family name apart.</summary>
    public required bool HasFirstNameLastName { get; init; }

    /// <summary>Whether it holds the name in one.</summary>
    public required bool HasContactName { get; init; }

    /// <summary>Whether it holds a company.</summary>
    public required bool HasCompanyName { get; init; }

    /// <summary>Whether it holds notes.</summary>
    public required bool HasNotes { get; init; }

    /// <summary>Whether it stands for a private person rather than one at work.</summary>
    public required bool IsResidential { get; init; }

    /// <summary>Kinds to be created along with it; none.</summary>
    public IReadOnlyList<string> RelatedRecordTypes { get; init; } = [];
}
