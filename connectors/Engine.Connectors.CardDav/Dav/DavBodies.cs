using System.Xml;
using System.Xml.Linq;
using static Engine.Connectors.CardDav.Dav.DavNames;

namespace Engine.Connectors.CardDav.Dav;

/// <summary>What is asked. Texts go into the tree as texts, so that nothing a user types can become markup.</summary>
internal static class DavBodies
{
    // RFC 6352, section 8.6.1. Only hits are sent, with their photos.
    private const int MostFound = 500;

    /// <summary>Properties by which texts are found. N comes first, so that a server that cannot compare it fails at once.</summary>
    public static readonly IReadOnlyList<string> Texts = ["N", "ORG", "FN", "NICKNAME", "EMAIL", "TITLE", "ROLE", "NOTE"];

    /// <summary>Those among them whose values have parts, which Radicale cannot compare.</summary>
    public static readonly IReadOnlyList<string> TextsWithParts = ["N", "ORG"];

    public static XElement Properties(params IEnumerable<XName> names) => new(Space + "propfind", PropertyList(names));

    /// <summary>Cards that pass one of the filters: RFC 6352, sections 8.6 and 10.5.</summary>
    public static XElement Query(IEnumerable<CardFilter> filters) => new(
        CardSpace + "addressbook-query",
        PropertyList([ETag, AddressData]),
        new XElement(CardSpace + "filter", new XAttribute("test", "anyof"), filters.Select(filter => new XElement(
            CardSpace + "prop-filter",
            new XAttribute("name", filter.Property),
            filter.Text is null ? null : new XElement(CardSpace + "text-match", new XAttribute("match-type", filter.Match), filter.Text)))),
        new XElement(CardSpace + "limit", new XElement(CardSpace + "nresults", MostFound)));

    /// <summary>Cards by their paths: RFC 6352, section 8.7.</summary>
    public static XElement MultiGet(IEnumerable<string> paths) =>
        new(CardSpace + "addressbook-multiget", PropertyList([ETag, AddressData]), paths.Select(path => new XElement(Href, path)));

    /// <summary>What changed since a token, all cards where it is empty: RFC 6578, section 3.2.</summary>
    public static XElement Sync(string token) => new(SyncCollection, new XElement(SyncToken, token), new XElement(Space + "sync-level", 1), PropertyList([ETag]));

    /// <summary>A text without the characters that have no place in XML, whatever their escape.</summary>
    public static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static XElement PropertyList(IEnumerable<XName> names) => new(Prop, names.Select(name => new XElement(name)));
}

/// <summary>A property that a card must have.</summary>
/// <param name="Property">Its name.</param>
/// <param name="Text">What stands in it; null for anything.</param>
/// <param name="Match">How: <c>contains</c> or <c>ends-with</c>.</param>
internal sealed record CardFilter(string Property, string? Text, string Match = "contains");
