using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Storage.Tests.Caching;

internal static class CacheWriteExtensions
{
    /// <summary>Writes a page as a sync does.</summary>
    public static Task WriteAsync(this ICacheWrite write, FeedPage page, CancellationToken cancellationToken) =>
        write.WriteAsync([.. page.Contacts.Select(PackedContact.Pack)], page.Removed, cancellationToken);
}
