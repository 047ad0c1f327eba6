using System.Xml.Linq;

namespace Engine.Connectors.CardDav.Dav;

/// <summary>The elements of WebDAV (RFC 4918, 3744, 5397, 6578), CardDAV (RFC 6352) and, of CalendarServer, the tag of a whole collection.</summary>
internal static class DavNames
{
    public static readonly XNamespace Space = "DAV:";
    public static readonly XNamespace CardSpace = "urn:ietf:params:xml:ns:carddav";

    public static readonly XName MultiStatus = Space + "multistatus";
    public static readonly XName Response = Space + "response";
    public static readonly XName Href = Space + "href";
    public static readonly XName PropStat = Space + "propstat";
    public static readonly XName Prop = Space + "prop";
    public static readonly XName Status = Space + "status";
    public static readonly XName ResourceType = Space + "resourcetype";
    public static readonly XName Collection = Space + "collection";
    public static readonly XName DisplayName = Space + "displayname";
    public static readonly XName ETag = Space + "getetag";
    public static readonly XName Principal = Space + "current-user-principal";
    public static readonly XName Privileges = Space + "current-user-privilege-set";
    public static readonly XName Reports = Space + "supported-report-set";
    public static readonly XName SyncCollection = Space + "sync-collection";
    public static readonly XName SyncToken = Space + "sync-token";
    public static readonly XName AddressBook = CardSpace + "addressbook";
    public static readonly XName Home = CardSpace + "addressbook-home-set";
    public static readonly XName AddressData = CardSpace + "address-data";
    public static readonly XName CTag = XNamespace.Get("http://calendarserver.org/ns/") + "getctag";
}
