using System.Text.RegularExpressions;

namespace Engine.Connectors.Database.Rows;

/// <summary>The address at which a contact is shown: a text in which {Id} or another field in braces stands for its value.</summary>
internal static partial class AddressTemplate
{
    public static string? Mistake(string template)
    {
        if (!Uri.TryCreate(Placeholder().Replace(template, "1"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return "write it like https://crm.example/customers/{Id}.";
        // The host is the administrator's choice, never that of a row.
        return Uri.TryCreate(Placeholder().Replace(template, "2"), UriKind.Absolute, out var other) && other.Authority != address.Authority
            ? "a field may stand in the path or the query, not in the server's name."
            : null;
    }

    /// <summary>Null where there is no template, or the row lacks a value of it.</summary>
    public static Uri? Fill(string template, Row row)
    {
        if (template.Length == 0)
            return null;
        var isWhole = true;
        var address = Placeholder().Replace(template, field =>
        {
            var value = row.Text(Field.Known(field.Groups[1].Value));
            isWhole &= !string.IsNullOrEmpty(value) && value is not ("." or "..");
            return Uri.EscapeDataString(value ?? "");
        });
        return isWhole && Uri.TryCreate(address, UriKind.Absolute, out var filled) ? filled : null;
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
