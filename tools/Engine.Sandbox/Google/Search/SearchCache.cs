namespace Engine.Sandbox.Google;

/// <summary>What searches look at: a copy made when somebody asks for nothing (people.searchContacts: "send a warmup request with an empty query to update the cache").</summary>
internal sealed class SearchCache(PeopleStore store)
{
    private readonly Dictionary<PersonKind, DateTimeOffset> _ordered = [];

    /// <summary>Whether searches look at the copy at all.</summary>
    public bool NeedsWarmUp { get; set; } = true;

    /// <summary>How long the copy takes.</summary>
    public TimeSpan WarmUpTime { get; set; }

    public void WarmUp(PersonKind kind)
    {
        Settle(kind);
        _ordered.TryAdd(kind, store.Now + WarmUpTime);
        Settle(kind);
    }

    public IEnumerable<(PersonRecord Person, PersonVersion Version)> Look(PersonKind kind)
    {
        Settle(kind);
        foreach (var person in store.Of(kind))
        {
            if ((NeedsWarmUp ? person.Cached : person.Current) is { IsDeleted: false } version)
                yield return (person, version);
        }
    }

    /// <summary>Forgets every copy.</summary>
    public void Clear()
    {
        _ordered.Clear();
        foreach (var person in store.Of(PersonKind.Contact, PersonKind.Other))
            person.Cached = null;
    }

    private void Settle(PersonKind kind)
    {
        if (!_ordered.TryGetValue(kind, out var ready) || ready > store.Now)
            return;
        _ordered.Remove(kind);
        foreach (var person in store.Of(kind))
            person.Cached = person.Current;
    }
}
