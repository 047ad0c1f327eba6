using System.DirectoryServices.Protocols;
using System.Text;
using Engine.Connectors.Ldap.Directory;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Ldap;

/// <summary>Drafts as attributes.</summary>
internal static class LdapDraft
{
    private static readonly string[] Writable = [FirstName, LastName, CompanyName, Email, Notes];

    public static IEnumerable<string> Fields(AttributeMap map) => map.Written.Select(entry => entry.Field).Intersect(Writable);

    /// <summary>A new entry: by which attribute and value it is named, and its others.</summary>
    public static (string Naming, string Name, IReadOnlyList<DirectoryAttribute> Attributes) New(RecordDraft draft, LdapDirectory directory)
    {
        var name = ((string?[])[WholeName(draft), draft.CompanyName, draft.Email, draft.Phone]).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text))
            ?? throw new ConnectorException(ConnectorErrorKind.Refused, "A contact needs a name.");
        // What the class asks for: a person has a family name (RFC 4519, section 3.12).
        var whole = draft with { ContactName = name, FirstName = Value(draft, FirstName), LastName = Value(draft, LastName) is { Length: > 0 } last ? last : name };
        var attributes = directory.Map.Written.Select(entry => (entry.Attribute, Value: Value(whole, entry.Field))).Where(entry => entry.Value is { Length: > 0 })
            .Select(entry => new DirectoryAttribute(entry.Attribute, entry.Value!)).ToList(); // the empty ones are left out
        // Two people may have one name: a name of its own never has to change with the person's. Active Directory names contacts by cn and nothing else.
        var unique = Guid.NewGuid().ToString("N");
        if (directory.Settings.Kind == LdapKind.ActiveDirectory) return ("cn", $"{name} {unique[..6]}", attributes);
        if (!attributes.Exists(attribute => attribute.Name.Equals("cn", StringComparison.OrdinalIgnoreCase))) attributes.Add(new("cn", name));
        return ("uid", unique, [.. attributes, new("uid", unique)]);
    }

    /// <summary>What a draft changes. Of several values the first is changed.</summary>
    public static List<DirectoryAttributeModification> Changes(RecordDraft draft, SearchResultEntry before, AttributeMap map)
    {
        var (first, last) = (Value(draft, FirstName), Value(draft, LastName));
        if (first is not null || last is not null)
            draft = draft with { ContactName = $"{first ?? before.Text("givenName")} {last ?? before.Text("sn")}".Trim() is { Length: > 0 } whole ? whole : null };
        return [.. from entry in map.Written
            let value = Value(draft, entry.Field)
            where value is not null
            select Replace(entry.Attribute, (value.Length > 0 ? [value] : (string[])[]).Concat(before.Texts(entry.Attribute).Skip(1)))];
    }

    /// <summary>Whether it is this attribute that names the entry.</summary>
    public static bool Names(string attribute, string entry) => entry.StartsWith($"{attribute}=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the entry above; what stands behind a backslash belongs to a name (RFC 4514, section 2.4).</summary>
    public static string Above(string entry)
    {
        var at = 0;
        while (at < entry.Length && entry[at] != ',') at += entry[at] == '\\' ? 2 : 1;
        return at < entry.Length ? entry[(at + 1)..] : "";
    }

    /// <summary>RFC 4514, section 2.4: what means something in a name is written as its bytes.</summary>
    public static string Rdn(string attribute, string value) =>
        $"{attribute}={string.Concat(value.EnumerateRunes().Select(rune => Rune.IsLetterOrDigit(rune) ? rune.ToString() : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(part => $"\\{part:x2}"))))}";

    private static string? Value(RecordDraft draft, string field) => field switch
    {
        FirstName => draft.FirstName ?? Words(draft)?.SkipLast(1).Aggregate("", (all, word) => $"{all} {word}").Trim(),
        LastName => draft.LastName ?? Words(draft)?.LastOrDefault(),
        ContactName => WholeName(draft),
        CompanyName => draft.CompanyName,
        Email => draft.Email,
        BusinessPhone => draft.Phone,
        Notes => draft.Notes,
        _ => null,
    };

    private static string? WholeName(RecordDraft draft) => draft.ContactName ?? ((draft.FirstName ?? draft.LastName) is null ? null : $"{draft.FirstName} {draft.LastName}".Trim());

    private static string[]? Words(RecordDraft draft) => draft.FirstName is null && draft.LastName is null ? draft.ContactName?.Split(' ', StringSplitOptions.RemoveEmptyEntries) : null;

    private static DirectoryAttributeModification Replace(string attribute, IEnumerable<string> values)
    {
        var change = new DirectoryAttributeModification { Name = attribute, Operation = DirectoryAttributeOperation.Replace };
        foreach (var value in values) change.Add(value);
        return change;
    }
}
