using System.Runtime.CompilerServices;

namespace Engine.Sdk.Http;

/// <summary>Reads lists that a CRM hands out in pages.</summary>
public static class RecordPages
{
    /// <summary>The first records of a list, as far as it goes: one that leads back to a page that was read ends there.</summary>
    /// <typeparam name="T">The type of a record.</typeparam>
    /// <param name="limit">How many at most.</param>
    /// <param name="read">Reads a page after a <see cref="RecordPage{T}.Next"/>, at first null; told how many records are still wanted.</param>
    /// <returns>Up to as many records.</returns>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(int limit, Func<string?, int, Task<RecordPage<T>>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (found, trail) = (new List<T>(), new PageTrail());
        string? next = null;
        do
        {
            var page = await read(next, limit - found.Count).ConfigureAwait(false);
            found.AddRange(page.Records.Take(limit - found.Count));
            next = page.Next;
        }
        while (next is not null && found.Count < limit && trail.IsNew(next));
        return found;
    }

    /// <summary>All records of a list, for as long as somebody goes on taking them.</summary>
    /// <typeparam name="T">The type of a record.</typeparam>
    /// <param name="read">Reads a page after a <see cref="RecordPage{T}.Next"/>, at first null.</param>
    /// <param name="cancellationToken">Cancelled when no further page is wanted.</param>
    /// <returns>The records; a page is read when the one before it has been taken.</returns>
    /// <exception cref="ConnectorException">As of <see cref="PageTrail.Follow"/>, and whatever <paramref name="read"/> throws.</exception>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        Func<string?, Task<RecordPage<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        var trail = new PageTrail();
        string? next = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await read(next).ConfigureAwait(false);
            foreach (var record in page.Records) yield return record;
            next = trail.Follow(page.Next);
        }
        while (next is not null);
    }
}
