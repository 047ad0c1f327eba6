using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>An immutable set of contacts, searched in memory.</summary>
public sealed partial class ContactIndex
{
    // The shortest tail by which a longer number may be found: a local number as people know it.
    private const int TailLength = 6;

    private readonly Dictionary<RecordKey, Contact> _byKey;
    private readonly Dictionary<string, List<Contact>> _byTail = new(StringComparer.Ordinal);

    private ContactIndex(Dictionary<RecordKey, Contact> byKey) => _byKey = byKey;

    public static ContactIndex Empty { get; } = new([]);

    public int Count => _byKey.Count;

    /// <summary>Later contacts replace earlier ones of the same key.</summary>
    public static ContactIndex Build(IEnumerable<Contact> contacts, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var byKey = new Dictionary<RecordKey, Contact>();
        foreach (var contact in contacts) byKey[contact.Key] = contact;
        var index = new ContactIndex(byKey);
        foreach (var contact in byKey.Values)
        {
            foreach (var tail in ContactNumbers.Of(contact, reader).Select(number => Tail(number.National)).Distinct(StringComparer.Ordinal))
            {
                if (!index._byTail.TryGetValue(tail, out var sharing)) index._byTail[tail] = sharing = [];
                sharing.Add(contact);
            }
        }

        return index;
    }

    /// <summary>The contact of this key, or null.</summary>
    public Contact? Find(RecordKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>Every contact that may carry the number; the caller verifies.</summary>
    public IReadOnlyList<Contact> FindByNumber(PhoneNumber asked) => _byTail.TryGetValue(Tail(asked.National), out var sharing) ? sharing : [];

    /// <summary>The contacts that match the words, best first.</summary>
    public IReadOnlyList<Contact> FindByName(NameMatcher asked, int limit)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return
        [
            .. _byKey.Values
                .Select(contact => (Contact: contact, Rank: asked.Rank(contact)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank)
                .ThenBy(found => found.Contact.DisplayText, StringComparer.OrdinalIgnoreCase)
                .ThenBy(found => found.Contact.Key.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(found => found.Contact),
        ];
    }

    private static string Tail(string digits) => digits.Length <= TailLength ? digits : digits[^TailLength..];
}
