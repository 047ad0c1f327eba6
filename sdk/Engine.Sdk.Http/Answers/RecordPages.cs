namespace Engine.Sdk.Http;

/// <summary>Reads lists that a CRM hands out in pages.</summary>
public static class RecordPages
{
    /// <summary>The first records of a list.</summary>
    /// <typeparam name="T">The type of a record.</typeparam>
    /// <param name="limit">How many at most.</param>
    /// <param name="read">Reads a page after a <see cref="RecordPage{T}.Next"/>, at first null; told how many records are still wanted.</param>
    /// <returns>Up to as many records.</returns>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(int limit, Func<string?, int, Task<RecordPage<T>>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var found = new List<T>();
        string? next = null;
        do
        {
            var page = await read(next, limit - found.Count).ConfigureAwait(false);
            found.AddRange(page.Records.Take(limit - found.Count));
            next = page.Next;
        }
        while (next is not null && found.Count < limit);
        return found;
    }
}
