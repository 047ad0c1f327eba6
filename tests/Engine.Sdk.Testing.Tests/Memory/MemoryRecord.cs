using System.Globalization;
using System.Text;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>A record of the CRM in memory, as its API tells it. Immutable.</summary>
internal sealed record MemoryRecord
{
    public required string Type { get; init; }

    public required string Id { get; init; }

    /// <summary>Values by well-known name.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public byte[] Picture { get; init; } = [];

    public required int Version { get; init; }

    public bool IsGone { get; init; }

    public static IReadOnlyDictionary<string, string> FieldsOf(ContractContact contact)
    {
        (string Name, string? Value)[] values =
        [
            (WellKnownFields.FirstName, contact.FirstName), (WellKnownFields.LastName, contact.LastName), (WellKnownFields.CompanyName, contact.CompanyName),
            (WellKnownFields.JobTitle, contact.JobTitle), (WellKnownFields.Email, contact.Email), (WellKnownFields.Notes, contact.Notes),
            .. contact.Phones.Select(phone => (phone.Key, phone.Value)),
        ];
        return values.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Name, field => field.Value!);
    }

    public bool HasWords(IEnumerable<string> words)
    {
        var own = Fields.Where(field => WellKnownFields.KindOf(field.Key) == ContactFieldKind.Text).SelectMany(field => Fold(field.Value).Split(' ')).ToList();
        return words.All(word => own.Exists(text => text.StartsWith(Fold(word), StringComparison.Ordinal)));
    }

    public bool HasDigits(string digits) => Fields.Any(field => WellKnownFields.KindOf(field.Key) == ContactFieldKind.Telephone && DigitsOf(field.Value).Contains(digits, StringComparison.Ordinal));

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsDigit).Select(c => CharUnicodeInfo.GetDecimalDigitValue(c).ToString(CultureInfo.InvariantCulture)));

    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();
}
