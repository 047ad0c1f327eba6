namespace Engine.Connectors.Salesforce;

/// <summary>What the user who signed in may see and do of one kind of record.</summary>
internal sealed record ObjectDescription(string Name, IReadOnlyList<FieldDescription> Fields, string? Label = null, bool? Createable = null)
{
    public bool Has(string field) => Fields.Any(known => known.Name == field);

    public bool Takes(string field) => Fields.Any(known => known.Name == field && known.Createable != false);
}

internal sealed record FieldDescription(
    string Name, string? Label = null, string? Type = null, bool? Createable = null, IReadOnlyList<PicklistValue>? PicklistValues = null);

internal sealed record PicklistValue(string Value, bool Active = true);
