using System.Globalization;

namespace Engine.Sandbox.HubSpot;

/// <summary>The objects of a portal in the order they came.</summary>
internal sealed class PortalStore(TimeProvider time)
{
    private readonly List<PortalObject> _objects = [];
    private readonly Dictionary<string, PortalObject> _byId = new(StringComparer.Ordinal);
    private long _last = 50_000_000_100;

    public IReadOnlyList<ObjectType> Types { get; } = [.. ObjectType.ReadAll()];

    public AssociationBook Associations { get; } = new();

    /// <summary>The portal's country, in which numbers without a country code are read (ISO 3166).</summary>
    public string Country { get; set; } = "GB";

    public bool IndexLag { get; set; }

    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    public ObjectType? FindType(string name) => Types.FirstOrDefault(type => type.Is(name));

    /// <summary>All objects of a type, archived ones too.</summary>
    public IEnumerable<PortalObject> All(ObjectType type) => _objects.Where(item => item.Type == type);

    /// <summary>An object, archived or not; of a merged one the one that is left.</summary>
    public PortalObject? Find(ObjectType type, string id)
    {
        var found = _byId.GetValueOrDefault($"{type.Name}/{id}");
        return found?.MergedInto is { } left ? Find(type, left) : found;
    }

    public PortalObject Add(ObjectType type, IEnumerable<KeyValuePair<string, string?>> values)
    {
        var now = Now;
        var id = (++_last).ToString(CultureInfo.InvariantCulture);
        var item = new PortalObject(type, id) { CreatedAt = now };
        item.Values["hs_object_id"] = id;
        item.Values[type.CreatedProperty] = Moments.Write(now);
        _objects.Add(item);
        _byId[$"{type.Name}/{id}"] = item;
        Change(item, values);
        return item;
    }

    public void Change(PortalObject item, IEnumerable<KeyValuePair<string, string?>> values)
    {
        foreach (var (name, value) in values)
        {
            if (string.IsNullOrEmpty(value))
                item.Values.Remove(name);
            else
                item.Values[name] = value;
        }

        PhoneProperties.Calculate(item, Country);
        Calculate(item);
        Touch(item);
    }

    /// <summary>Notes that something about an object changed, be it only what it is associated with.</summary>
    public void Touch(PortalObject item)
    {
        item.UpdatedAt = Now;
        item.Values[item.Type.ModifiedProperty] = Moments.Write(item.UpdatedAt);
        if (!IndexLag)
            item.Index();
    }

    public void Archive(PortalObject item)
    {
        item.ArchivedAt = item.UpdatedAt = Now;
        Associations.RemoveAll(item.Type, item.Id);
    }

    public void Merge(PortalObject primary, PortalObject other)
    {
        foreach (var (name, value) in other.Values.Where(pair => !primary.Values.ContainsKey(pair.Key)).ToList())
            primary.Values[name] = value;
        primary.Values["hs_merged_object_ids"] = string.Join(';', new[] { primary.Values.GetValueOrDefault("hs_merged_object_ids"), other.Id }.OfType<string>());
        Associations.Move(other.Type, other.Id, primary.Id);
        other.ArchivedAt = Now;
        other.MergedInto = primary.Id;
        Change(primary, []);
    }

    public void Associate(ObjectType from, string fromId, ObjectType to, string toId, int? typeId)
    {
        Associations.Add(from, fromId, to, toId, typeId);
        // Logging a call with a contact moves the contact's own date, as every internal change does.
        foreach (var item in new[] { Find(from, fromId), Find(to, toId) }.OfType<PortalObject>())
        {
            if (item.Type.Name == "contacts")
                SetPrimaryCompany(item);
            Touch(item);
        }
    }

    public void SetPrimaryCompany(PortalObject contact)
    {
        var companies = Types.Single(type => type.Name == "companies");
        var primary = Associations.Of(contact.Type, contact.Id, companies).FirstOrDefault(link => link.TypeIds.Contains(AssociationBook.Primary));
        if (primary is null)
            contact.Values.Remove("associatedcompanyid");
        else
            contact.Values["associatedcompanyid"] = primary.ToId;
    }

    public void IndexAll() => _objects.ForEach(item => item.Index());

    private static void Calculate(PortalObject item)
    {
        var values = item.Values;
        if (item.Type.Name == "calls" && values.GetValueOrDefault("hs_call_body") is { } body)
            values["hs_body_preview"] = body;
        if (item.Type.Name != "contacts")
            return;
        var email = values.GetValueOrDefault("email");
        var name = string.Join(' ', new[] { values.GetValueOrDefault("firstname"), values.GetValueOrDefault("lastname") }.OfType<string>());
        values["hs_full_name_or_email"] = name.Length > 0 ? name : email ?? "";
        if (email is not null)
            values["hs_email_domain"] = email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..];
    }
}
