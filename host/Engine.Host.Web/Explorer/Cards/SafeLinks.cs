using System.Text.RegularExpressions;

namespace Engine.Host.Web.Explorer.Cards;

/// <summary>Lets through what an answer may have a browser open or show.</summary>
internal static partial class SafeLinks
{
    /// <returns>The address of a web page, or null for anything else: a script's, a file's.</returns>
    public static string? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    /// <returns>An image that carries its own data, or null. SVG is none: it is a document.</returns>
    public static string? Picture(string? address) => address is not null && Image().IsMatch(address) ? address : null;

    [GeneratedRegex(@"\Adata:image/(png|jpeg|gif|webp|bmp);base64,[A-Za-z0-9+/]+=*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Image();
}
