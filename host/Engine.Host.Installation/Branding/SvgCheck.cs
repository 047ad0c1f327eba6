using System.Xml;

namespace Engine.Host.Installation.Branding;

/// <summary>
/// Whether an SVG is a drawing and nothing else. An SVG is a document that can run scripts and load from anywhere; what is served may be opened as a page of
/// the engine's own origin.
/// </summary>
internal static class SvgCheck
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    // SVG 2, "Scripting" and "Embedded content"; the animation elements can set an attribute that was checked to something else.
    private static readonly string[] Forbidden =
        ["script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "audio", "video", "animate", "set", "link", "meta", "base"];

    /// <returns>Why it is not taken, as the end of a sentence; null when it is.</returns>
    public static string? Refuse(ReadOnlySpan<byte> data)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(data.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024 });
            var isRoot = true;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction) return "it must hold no processing instructions";
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && LoadsElsewhere(reader.Value)) return "it must load nothing from elsewhere";
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (isRoot && (reader.LocalName != "svg" || reader.NamespaceURI != Namespace)) return $"it must be an svg element of the namespace {Namespace}";
                isRoot = false;
                if (Array.Exists(Forbidden, name => name.Equals(reader.LocalName, StringComparison.OrdinalIgnoreCase))) return $"it must hold no \"{reader.LocalName}\" element";
                if (RefuseAttributes(reader) is { } reason) return reason;
            }

            return isRoot ? "it is empty" : null;
        }
        catch (XmlException wrong)
        {
            return $"it is no proper XML (line {wrong.LineNumber})";
        }
    }

    private static string? RefuseAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return "it must hold no event handlers";
            var value = reader.Value.Trim();
            if (reader.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase) || reader.LocalName.Equals("src", StringComparison.OrdinalIgnoreCase))
            {
                if (!value.StartsWith('#') && !IsInlinePicture(value)) return "it must link to nothing outside itself";
            }
            else if (LoadsElsewhere(value))
            {
                return "it must load nothing from elsewhere";
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static bool IsInlinePicture(string value) =>
        value.StartsWith("data:image/png;", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:image/jpeg;", StringComparison.OrdinalIgnoreCase);

    // url(#gradient) is its own; a backslash can spell any of these another way.
    private static bool LoadsElsewhere(string text)
    {
        if (text.Contains("@import", StringComparison.OrdinalIgnoreCase) || text.Contains("javascript:", StringComparison.OrdinalIgnoreCase)) return true;
        for (var at = text.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("url(", at + 1, StringComparison.OrdinalIgnoreCase))
            if (!text.AsSpan(at + 4).TrimStart(" \t\r\n\"'").StartsWith("#")) return true;
        return text.Contains('\\', StringComparison.Ordinal) && text.Contains('{', StringComparison.Ordinal);
    }
}
