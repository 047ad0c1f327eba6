namespace Engine.Sandbox.HubSpot;

/// <summary>Which objects belong together. Every link is kept from both ends.</summary>
internal sealed class AssociationBook
{
    public const int Primary = 1; // contact to company; back it is 2

    private readonly List<Link> _links = [];

    /// <summary>The links of an object to those of a type, in the order they were made.</summary>
    public IEnumerable<Link> Of(ObjectType from, string fromId, ObjectType to) => _links.Where(link => link.From == from && link.FromId == fromId && link.To == to);

    /// <param name="from">The type of one end.</param>
    /// <param name="fromId">Its id.</param>
    /// <param name="to">The type of the other end.</param>
    /// <param name="toId">Its id.</param>
    /// <param name="typeId">The association type as seen from the first; null for the default.</param>
    public void Add(ObjectType from, string fromId, ObjectType to, string toId, int? typeId)
    {
        var known = AssociationTypes.Default(from, to);
        var there = Take(from, fromId, to, toId);
        var back = Take(to, toId, from, fromId);
        Mark(there, known);
        Mark(back, AssociationTypes.Default(to, from));
        if (typeId is { } given && given != known)
        {
            Mark(there, given);
            if (AssociationTypes.Opposite(given) is { } opposite)
                Mark(back, opposite);
        }

        // The first company of a contact is its primary one.
        var (contact, company) = from.Name == "contacts" ? (there, back) : (back, there);
        if (contact.From.Name == "contacts" && contact.To.Name == "companies" && !Of(contact.From, contact.FromId, contact.To).Any(link => link.TypeIds.Contains(Primary)))
        {
            Mark(contact, Primary);
            Mark(company, Primary + 1);
        }
    }

    public void Remove(ObjectType from, string fromId, ObjectType to, string toId)
    {
        _links.RemoveAll(link => link.From == from && link.FromId == fromId && link.To == to && link.ToId == toId);
        _links.RemoveAll(link => link.From == to && link.FromId == toId && link.To == from && link.ToId == fromId);
    }

    public void RemoveAll(ObjectType type, string id) => _links.RemoveAll(link => (link.From == type && link.FromId == id) || (link.To == type && link.ToId == id));

    public void Move(ObjectType type, string oldId, string newId)
    {
        var links = _links.Where(link => link.From == type && link.FromId == oldId).ToList();
        RemoveAll(type, oldId);
        foreach (var link in links)
            Add(type, newId, link.To, link.ToId, null);
    }

    private Link Take(ObjectType from, string fromId, ObjectType to, string toId)
    {
        var link = Of(from, fromId, to).FirstOrDefault(link => link.ToId == toId);
        if (link is null)
            _links.Add(link = new Link(from, fromId, to, toId));
        return link;
    }

    private static void Mark(Link link, int? typeId)
    {
        if (typeId is { } id && !link.TypeIds.Contains(id))
            link.TypeIds.Add(id);
    }
}

/// <summary>A link seen from one end.</summary>
internal sealed record Link(ObjectType From, string FromId, ObjectType To, string ToId)
{
    public List<int> TypeIds { get; } = [];
}
