using System.Text.Json;

namespace Engine.Host.Installation.Branding;

/// <summary>Reads <c>branding.json</c>.</summary>
internal static class BrandText
{
    public const string FileName = "branding.json";
    public const int MaxBytes = 64 * 1024;

    private const int MaxTextLength = 200;

    private static readonly string[] Names =
        [nameof(Brand.ProductName), nameof(Brand.Company), nameof(Brand.Copyright), nameof(Brand.HelpAddress), nameof(Brand.SupportAddress), nameof(Brand.PrimaryColour), nameof(Brand.AccentColour)];

    /// <param name="json">The file's content.</param>
    /// <param name="problems">Takes what is wrong; every other value is used.</param>
    public static Brand Read(ReadOnlyMemory<byte> json, List<string> problems)
    {
        try
        {
            if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.EnumerateObject().Aggregate(Brand.Default, (brand, property) => With(brand, property, problems));
            problems.Add($"{FileName} must hold one JSON object.");
        }
        catch (JsonException wrong)
        {
            problems.Add($"{FileName} is no JSON: look at line {wrong.LineNumber + 1}.");
        }
        catch (InvalidOperationException)
        {
            // A text whose surrogates do not pair is found out when it is read.
            problems.Add($"{FileName} holds broken text: write each letter itself, not as \\u escapes.");
        }

        return Brand.Default;
    }

    private static Brand With(Brand brand, JsonProperty property, List<string> problems)
    {
        var name = Names.FirstOrDefault(known => known.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            problems.Add($"{FileName}: there is no \"{Shown(property.Name)}\". Write one of {string.Join(", ", Names)}.");
            return brand;
        }

        if (property.Value.ValueKind == JsonValueKind.Null) return brand;
        if (property.Value.ValueKind != JsonValueKind.String || property.Value.GetString()!.Trim() is not { Length: > 0 and <= MaxTextLength } text || text.Any(char.IsControl))
        {
            problems.Add($"{FileName}: {name} must be one line of 1 to {MaxTextLength} characters.");
            return brand;
        }

        return name switch
        {
            nameof(Brand.ProductName) => brand with { ProductName = text },
            nameof(Brand.Company) => brand with { Company = text },
            nameof(Brand.Copyright) => brand with { Copyright = text },
            nameof(Brand.HelpAddress) => brand with { HelpAddress = Address(name, text, problems, "http", "https") },
            nameof(Brand.SupportAddress) => brand with { SupportAddress = Address(name, text, problems, "http", "https", "mailto") },
            nameof(Brand.PrimaryColour) => brand with { PrimaryColour = Colour(name, text, problems) ?? brand.PrimaryColour },
            _ => brand with { AccentColour = Colour(name, text, problems) ?? brand.AccentColour },
        };
    }

    private static Uri? Address(string name, string text, List<string> problems, params string[] schemes)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address.UserInfo.Length == (address.Scheme == "mailto" ? address.UserInfo.Length : 0)) return address;
        problems.Add($"{FileName}: {name} must be a whole address that begins with {string.Join(" or ", schemes.Select(scheme => $"{scheme}:"))}, without a password in it.");
        return null;
    }

    private static string? Colour(string name, string text, List<string> problems)
    {
        if (Colours.Read(text) is { } colour) return colour;
        problems.Add($"{FileName}: {name} must be a colour such as #1f5f8b.");
        return null;
    }

    private static string Shown(string name) => new([.. name.Where(letter => !char.IsControl(letter)).Take(40)]);
}
