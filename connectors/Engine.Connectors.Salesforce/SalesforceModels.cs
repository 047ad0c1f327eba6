namespace Engine.Connectors.Salesforce;

// Records stay JSON: which fields they have is the org's and the user's affair.
internal sealed record SearchAnswer(IReadOnlyList<JsonElement> SearchRecords);

internal sealed record QueryAnswer(IReadOnlyList<JsonElement> Records, string? NextRecordsUrl = null)
{
    /// <summary>The next page below the API's version (<c>query/01g…-2000</c>), wherever the instance itself may be; null after the last.</summary>
    public string? Next => NextRecordsUrl is { } url ? url[(url.IndexOf("/query", StringComparison.OrdinalIgnoreCase) + 1)..] : null;
}

internal sealed record SaveAnswer(string Id);

/// <summary>What the user who signed in may see and do of one kind of record.</summary>
internal sealed record ObjectDescription(string Name, IReadOnlyList<FieldDescription> Fields, string? Label = null, bool? Createable = null)
{
    public bool Has(string field) => Fields.Any(known => known.Name == field);

    public bool Takes(string field) => Fields.Any(known => known.Name == field && known.Createable != false);
}

internal sealed record FieldDescription(
    string Name, string? Label = null, string? Type = null, bool? Createable = null, IReadOnlyList<PicklistValue>? PicklistValues = null);

internal sealed record PicklistValue(string Value, bool Active = true);
