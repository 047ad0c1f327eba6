using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>The searchable copies there are at this moment.</summary>
public interface ICachedCopies
{
    /// <summary>The book's copy, or null when there is none (yet).</summary>
    CachedCopy? Find(AddressBookId book);
}
