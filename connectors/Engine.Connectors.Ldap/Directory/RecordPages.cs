using System.Text.RegularExpressions;

namespace Engine.Connectors.Ldap.Directory;

/// <summary>Web addresses of contacts, where an organisation has pages for them.</summary>
internal static partial class RecordPages
{
    private const string Id = "id";

    public static bool IsValid(string? template) => string.IsNullOrWhiteSpace(template) || Fill(template, _ => "x") is not null;

    /// <summary>The attributes the template needs.</summary>
    public static IEnumerable<string> Attributes(string? template) => Places().Matches(template ?? "").Select(place => place.Groups[1].Value).Where(name => name != Id);

    /// <returns>Null without a template, and where the entry lacks a value for it.</returns>
    public static Uri? Of(string? template, Guid id, Func<string, string?> value) =>
        string.IsNullOrWhiteSpace(template) || Attributes(template).Any(name => string.IsNullOrEmpty(value(name))) ? null : Fill(template, name => name == Id ? id.ToString("D") : value(name)!); // each is there

    private static Uri? Fill(string template, Func<string, string> value) =>
        Uri.TryCreate(Places().Replace(template.Trim(), place => Uri.EscapeDataString(value(place.Groups[1].Value))), UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9\-]*)\}")]
    private static partial Regex Places();
}
