using System.Text.RegularExpressions;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Ldap.Directory;

/// <summary>Which attributes fill which field: those of the directory's kind, but for what the settings say otherwise.</summary>
internal sealed partial class AttributeMap
{
    private readonly IReadOnlyList<(string Field, string[] Attributes)> _entries;

    /// <exception cref="ConnectorException">The settings hold a mistake.</exception>
    public AttributeMap(LdapPreset preset, IEnumerable<string> settings)
    {
        var own = settings.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Read(line) ?? throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"Fields: {Mistake([line])}")).ToList();
        _entries = [.. preset.Fields.Where(entry => own.TrueForAll(line => line.Field != entry.Field)), .. own];
    }

    public IEnumerable<string> All => _entries.SelectMany(entry => entry.Attributes).Distinct(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => Of(name => name is FirstName or LastName or ContactName or CompanyName);

    public IEnumerable<string> Telephones => Of(name => KindOf(name) == ContactFieldKind.Telephone);

    public IEnumerable<string> Emails => Of(name => name == Email);

    /// <summary>Fields that can be written, each with the attribute that is.</summary>
    public IEnumerable<(string Field, string Attribute)> Written => _entries.Where(entry => entry.Attributes.Length > 0).Select(entry => (entry.Field, entry.Attributes[0]));

    /// <returns>What is wrong with the setting, as a sentence; null when it is right.</returns>
    public static string? Mistake(IEnumerable<string>? settings) =>
        settings?.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line) && Read(line) is null) is { } wrong ? $"\"{wrong}\" is no field with its attributes; write it like OtherPhone=pager,carLicense." : null;

    /// <summary>The fields of a contact, each value once.</summary>
    /// <param name="values">The entry's values of an attribute.</param>
    public IEnumerable<ContactField> Read(Func<string, IEnumerable<string>> values)
    {
        foreach (var (field, attributes) in _entries)
        {
            foreach (var value in attributes.SelectMany(attribute => values(attribute).Select(value => Clean(attribute, value))).Where(value => value.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
                yield return new(field, value);
        }
    }

    private IEnumerable<string> Of(Func<string, bool> isWanted) => _entries.Where(entry => isWanted(entry.Field)).SelectMany(entry => entry.Attributes).Distinct(StringComparer.OrdinalIgnoreCase);

    // proxyAddresses holds addresses of all kinds, each with its kind before it (Microsoft, "proxyAddresses attribute"); behind a fax number may stand what the machine
    // can do (RFC 4517, section 3.3.11).
    private static string Clean(string attribute, string value) => attribute.ToUpperInvariant() switch
    {
        "PROXYADDRESSES" => value.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase) ? value[5..] : "",
        "FACSIMILETELEPHONENUMBER" => value.Split('$')[0].Trim(),
        _ => value.Trim(),
    };

    private static (string Field, string[] Attributes)? Read(string line) => Line().Match(line) is { Success: true } match
        ? (match.Groups["field"].Value.Trim(), match.Groups["attributes"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : null;

    // Names of attributes: RFC 4512, section 1.4.
    [GeneratedRegex(@"^\s*(?<field>[^=,]{1,100})=(?<attributes>[A-Za-z0-9.;\-\s]*(,[A-Za-z0-9.;\-\s]*)*)$")]
    private static partial Regex Line();
}
