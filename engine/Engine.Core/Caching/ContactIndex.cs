using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>An immutable set of contacts, searched in memory.</summary>
public sealed class ContactIndex
{
    public int Count => throw new NotImplementedException();

    /// <summary>The contact of this key, or null.</summary>
    public Contact? Find(RecordKey key) => throw new NotImplementedException();

    /// <summary>Every contact that may carry the number; the caller verifies.</summary>
    public IReadOnlyList<Contact> FindByNumber(PhoneNumber asked) => throw new NotImplementedException();

    /// <summary>The contacts that match the words, best first.</summary>
    public IReadOnlyList<Contact> FindByName(Names.NameMatcher asked, int limit) => throw new NotImplementedException();
}
