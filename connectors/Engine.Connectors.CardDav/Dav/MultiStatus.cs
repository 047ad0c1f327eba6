using System.Xml;
using System.Xml.Linq;

namespace Engine.Connectors.CardDav.Dav;

/// <summary>An answer about many resources: RFC 4918, section 13.</summary>
internal sealed class MultiStatus
{
    private const int InsufficientStorage = 507;

    private MultiStatus(Uri address, XElement root)
    {
        Address = address;
        SyncToken = root.Element(DavNames.SyncToken)?.Value.Trim();
        var all = root.Elements(DavNames.Response).Select(response => DavResource.Read(address, response)).ToList();

        // RFC 6578, section 3.6, and RFC 6352, section 8.6.2: the collection itself is answered with 507 where there is more than is told.
        IsTruncated = all.Exists(found => found is { Status: InsufficientStorage });
        Resources = [.. all.OfType<DavResource>().Where(found => found.Status != InsufficientStorage)];
    }

    /// <summary>A server cannot make us load a DTD or anything it points to, nor read more than an answer may hold.</summary>
    public static XmlReaderSettings ReaderSettings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 * 1024 * 1024, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <summary>Where the answer came from, after redirects.</summary>
    public Uri Address { get; }

    /// <summary>Those on the server itself; what it tells of others is left out.</summary>
    public IReadOnlyList<DavResource> Resources { get; }

    public string? SyncToken { get; }

    /// <summary>Whether the server has more than it tells.</summary>
    public bool IsTruncated { get; }

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.BadAnswer"/>: it is something else.</exception>
    public static MultiStatus Read(Uri address, Stream body)
    {
        try
        {
            using var reader = XmlReader.Create(body, ReaderSettings);
            var root = XElement.Load(reader);
            return root.Name == DavNames.MultiStatus ? new(address, root) : throw NotDav(null);
        }
        catch (Exception unreadable) when (unreadable is XmlException or FormatException)
        {
            throw NotDav(unreadable);
        }
    }

    private static ConnectorException NotDav(Exception? why) => new(ConnectorErrorKind.BadAnswer, "This address answers, but not as a CardDAV server does.", why);
}

/// <summary>What is told of one resource.</summary>
/// <param name="Address">Where it is, on the same server.</param>
/// <param name="Status">Its status; 200 where its properties have theirs.</param>
/// <param name="Properties">Those it has, by their names.</param>
internal sealed record DavResource(Uri Address, int Status, IReadOnlyDictionary<XName, XElement> Properties)
{
    /// <summary>The path, as the server would write it: escaped in one way alone.</summary>
    public string Path => Address.AbsolutePath;

    public string? Text(XName name) => Properties.TryGetValue(name, out var found) && found.Value.Trim() is { Length: > 0 } text ? text : null;

    public bool Has(XName name, XName part) => Properties.TryGetValue(name, out var found) && found.Descendants(part).Any();

    /// <returns>Null for one on another server.</returns>
    /// <exception cref="FormatException">It is no response of WebDAV.</exception>
    public static DavResource? Read(Uri address, XElement response)
    {
        var href = response.Element(DavNames.Href)?.Value ?? throw new FormatException("A response without an address.");
        if (Resolve(address, href) is not { } resource) return null;
        var properties = new Dictionary<XName, XElement>();
        foreach (var part in response.Elements(DavNames.PropStat).Where(part => StatusOf(part) is >= 200 and < 300))
        {
            foreach (var property in part.Elements(DavNames.Prop).Elements()) properties.TryAdd(property.Name, property);
        }

        return new(resource, StatusOf(response), properties);
    }

    /// <returns>The address; null for one on another server, and for none.</returns>
    public static Uri? Resolve(Uri from, string href) => Uri.TryCreate(from, href.Trim(), out var address) &&
        Uri.Compare(from, address, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0 ? address : null;

    // HTTP/1.1 200 OK
    private static int StatusOf(XElement element) => element.Element(DavNames.Status)?.Value is not { } line ? 200
        : line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status
        : throw new FormatException("A status that is none.");
}
