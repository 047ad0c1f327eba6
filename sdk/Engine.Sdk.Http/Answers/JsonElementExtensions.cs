using System.Globalization;
using System.Text.Json;

namespace Engine.Sdk.Http;

/// <summary>
/// Reads values of a record whose members are the account's affair, not the connector's. But for <see cref="Required"/> and <see cref="Page"/>, nothing here throws
/// because of what the CRM answered.
/// </summary>
public static class JsonElementExtensions
{
    private static readonly TimeSpan MostDays = TimeSpan.FromDays(10_000);

    /// <summary>What stands at a path.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">Names of members, with dots between them: <c>Account.Name</c>.</param>
    /// <returns>The value; one of kind <see cref="JsonValueKind.Undefined"/> where there is none.</returns>
    public static JsonElement At(this JsonElement value, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return default;
        }
        return value;
    }

    /// <summary>The text at a path; numbers and flags as JSON writes them.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>The text; null where it is empty, or there is none.</returns>
    public static string? Text(this JsonElement value, string path) => TextOf(value.At(path));

    /// <summary>The texts at a path that may lead through lists: <c>emails.address</c> where there are several e-mails, or a list of texts.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>; of a list on the way, every element counts.</param>
    /// <returns>The texts, as <see cref="Text"/> has them, in the CRM's order; none where there are none.</returns>
    public static IEnumerable<string> Texts(this JsonElement value, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        IEnumerable<JsonElement> found = [value];
        foreach (var name in path.Split('.'))
            found = found.SelectMany(part => part.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : (IEnumerable<JsonElement>)[part.At(name)]);
        return found.Select(TextOf).OfType<string>();
    }

    /// <summary>The moment at a path, in any of the usual ISO spellings; UTC where no offset stands beside it.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>The moment; null where there is none.</returns>
    public static DateTimeOffset? Time(this JsonElement value, string path) =>
        DateTimeOffset.TryParse(value.Text(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>The whole number at a path, also one that is written as text.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>The number; null where there is none.</returns>
    public static long? Number(this JsonElement value, string path) =>
        long.TryParse(value.Text(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The length of time at a path, written as a whole number.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <param name="unit">What the number counts.</param>
    /// <returns>The length; null where there is none, or one that no call can have.</returns>
    public static TimeSpan? Duration(this JsonElement value, string path, TimeSpan unit) =>
        value.Number(path) is { } units && Math.Abs((double)units) < MostDays / unit ? units * unit : null;

    /// <summary>Whether the flag at a path is set, also one that is written as text.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>False where there is none.</returns>
    public static bool IsTrue(this JsonElement value, string path) => string.Equals(value.Text(path), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the list at a path holds.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>Its elements; none where there is no list.</returns>
    public static IEnumerable<JsonElement> Items(this JsonElement value, string path) =>
        value.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A page of a list, of an answer that is one.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="list">The path of the list, as in <see cref="At"/>.</param>
    /// <param name="next">The path of the text that tells where the list goes on; null for a list that is whole.</param>
    /// <returns>The page; its list ends where there is no such text, or an empty one.</returns>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.BadAnswer"/>: there is no list.</exception>
    public static RecordPage<JsonElement> Page(this JsonElement answer, string list, string? next = null) => answer.At(list) is { ValueKind: JsonValueKind.Array } records
        ? new([.. records.EnumerateArray()], next is null ? null : answer.Text(next))
        : throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The CRM answered without {list}.");

    /// <summary>What the object at a path holds, for one whose members have names that vary.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>Its members; none where there is no object.</returns>
    public static IEnumerable<JsonProperty> Members(this JsonElement value, string path) =>
        value.At(path) is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : [];

    /// <summary>What a text at a path lists, such as the choices of a field with several.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <param name="separator">What stands between its parts.</param>
    /// <returns>The parts without blanks around them; none where there is no text.</returns>
    public static IReadOnlyList<string> Parts(this JsonElement value, string path, char separator = ';') =>
        value.Text(path)?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The text at a path that every record has, such as its id.</summary>
    /// <param name="value">The record, or a part of one.</param>
    /// <param name="path">As in <see cref="At"/>.</param>
    /// <returns>The text; not empty.</returns>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.BadAnswer"/>: there is none.</exception>
    public static string Required(this JsonElement value, string path) =>
        value.Text(path) ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The CRM answered with a record without {path}.");

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } written ? written : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
