using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Storage.Tests.Caching;

internal static class CacheWriteExtensions
{
    public const string Origin = "origin";

    /// <summary>Writes a page as a sync does.</summary>
    public static Task WriteAsync(this ICacheWrite write, FeedPage page, CancellationToken cancellationToken) =>
        write.WriteAsync([.. page.Contacts.Select(PackedContact.Pack)], page.Removed, page.Token, cancellationToken);

    public static Task<ICacheWrite> BeginWriteAsync(this IContactCache cache, AddressBookId book, bool isFull, CancellationToken cancellationToken) =>
        cache.BeginWriteAsync(book, isFull, Origin, cancellationToken);

    /// <summary>One sync of pages without tokens, then an empty one with it.</summary>
    public static async Task<CacheState?> SyncAsync(
        this IContactCache cache, AddressBookId book, bool isFull, IEnumerable<FeedPage> pages, CancellationToken cancellationToken, string? token = "token")
    {
        await using var write = await cache.BeginWriteAsync(book, isFull, cancellationToken);
        foreach (var page in pages)
        {
            await write.WriteAsync(page, cancellationToken);
        }

        await write.WriteAsync(new FeedPage { Contacts = [], Token = token }, cancellationToken);
        return await write.CompleteAsync(cancellationToken);
    }

    public static FeedPage Page(AddressBookId book, params string[] ids) => new() { Contacts = [.. ids.Select(id => Samples.Contact(book, id))] };
}
