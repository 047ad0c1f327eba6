using System.Composition;

namespace Engine.Sdk;

/// <summary>
/// Exports a class as a connector and states the facts about it that the engine needs before it runs any of its code:
/// <c>[Connector("salesforce", DisplayName = "Salesforce", NumberMatching = NumberMatching.Tokens)]</c>.
/// </summary>
/// <remarks>
/// The attribute is the MEF export (System.Composition) of contract <see cref="IConnector"/>; no <c>[Export]</c> is needed beside it.
/// Its values are read from the assembly's metadata.
/// </remarks>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ConnectorAttribute : ExportAttribute
{
    /// <summary>Exports the class under a lasting id.</summary>
    /// <param name="id">
    /// 1 to 64 characters, kebab-case: lower-case ASCII letters and digits, words joined by single hyphens (<c>exact-online</c>).
    /// Every configured address book refers to its connector by this id, so it never changes, whatever the product is called.
    /// </param>
    public ConnectorAttribute(string id)
        : base(typeof(IConnector)) => Id = id;

    /// <summary>The lasting id, as given.</summary>
    public string Id { get; }

    /// <summary>The name people see, such as <c>Exact Online</c>. When null or empty the id is shown.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Absolute https address of the page that explains how to set this connector up, or null.</summary>
    public string? HelpAddress { get; set; }

    /// <summary>
    /// Name of an embedded resource (PNG or SVG, at most 64 KiB) of the connector's assembly to show as its icon, or null for a
    /// neutral one.
    /// </summary>
    public string? IconResource { get; set; }

    /// <summary>
    /// How the CRM matches telephone numbers; decides which spellings <see cref="NumberQuery.Spellings"/> holds. The default is
    /// <see cref="NumberMatching.Digits"/>.
    /// </summary>
    public NumberMatching NumberMatching { get; set; } = NumberMatching.Digits;

    /// <summary>
    /// Most calls the engine has under way to one book at a time, 1 to 64; the default is 8. Calls beyond that wait within their
    /// deadline.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 8;

    /// <summary>
    /// Whether new address books are cached unless their user says otherwise; the default is false. For connectors whose books implement
    /// <see cref="IContactFeed"/> and are cheaper to copy than to ask; of a book that does not, the engine caches nothing.
    /// </summary>
    public bool IsCachedByDefault { get; set; }

    /// <summary>
    /// Most spellings one <see cref="NumberQuery"/> holds, for connectors that need a request for each; 0, the default, for no limit. With more to ask, the
    /// engine asks with those that found something in this book before, and with the others only when that finds nothing.
    /// </summary>
    public int MaxSpellings { get; set; }

    /// <summary>
    /// Whether the CRM can look for a number a second, slower way that misses less; the default is false. If so, a search that found nothing is put
    /// once more, with <see cref="NumberQuery.IsThorough"/>.
    /// </summary>
    public bool SearchesThoroughly { get; set; }
}
