namespace Engine.Sdk.Http;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">The type of a record.</typeparam>
/// <param name="records">The records.</param>
/// <param name="next">Where the list goes on: what the CRM calls cursor, page or offset, or any text of the connector's own; null at its end.</param>
public sealed class RecordPage<T>(IReadOnlyList<T> records, string? next)
{
    /// <summary>The records; there may be none though the list goes on.</summary>
    public IReadOnlyList<T> Records => records;

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? Next => next;
}
