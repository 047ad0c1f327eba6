using System.Globalization;
using System.Text.Json;
using Engine.Host.Problems;

namespace Engine.Host.Requests;

/// <summary>
/// The named values of a request, whatever way they came: query string, form body or JSON object. Names match without regard to case;
/// an absent value and an empty one are the same. What the body says goes before what the query string says; of a value that stands
/// several times the first one counts.
/// </summary>
internal sealed class RequestValues
{
    public const int MaxFields = 256;
    public const int MaxValueLength = 64 * 1024;
    public const int MaxNumberLength = 64;

    private readonly Dictionary<string, RequestValue> _values;

    internal RequestValues(Dictionary<string, RequestValue> values) => _values = values;

    /// <summary>Reads body and query.</summary>
    /// <exception cref="RequestRefusedException">The body is malformed, too large or of another media type.</exception>
    public static async ValueTask<RequestValues> ReadAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (!context.Request.QueryString.HasValue) return new(body);
        var values = FormText.Read(context.Request.QueryString.Value.AsSpan().TrimStart('?'));
        foreach (var (name, value) in body) values[name] = value;
        return new(values);
    }

    /// <summary>The value, or null when it is absent or empty.</summary>
    public string? Text(string name) => Texts(name) is [var first, ..] ? first : null;

    /// <summary>The value with each blank read as the plus sign it was before the client forgot to escape it.</summary>
    public string? TextWithPlus(string name) => Text(name)?.Replace(' ', '+');

    /// <summary>All values of a name that may stand several times (a JSON array counts), blanks read as plus signs.</summary>
    public IReadOnlyList<string> AllWithPlus(string name) => [.. Texts(name).Select(text => text.Replace(' ', '+'))];

    /// <summary>The value as JSON, for what has structure; null when it is absent, null or did not come in a JSON body.</summary>
    public JsonElement? Json(string name) => _values.GetValueOrDefault(name)?.Json;

    /// <exception cref="RequestRefusedException">The value is not a whole number within the range.</exception>
    public int Int(string name, int absent, int min, int max)
    {
        if (Text(name) is not { } text) return absent;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number))
            throw Invalid(name, $"must be a whole number from {min} to {max}");
        if (number >= min && number <= max) return (int)number;

        // Clients of the guide leave out a zero, so one that sends it means the same as one that does not.
        return number == 0 ? absent : throw Invalid(name, $"must be from {min} to {max}");
    }

    /// <summary>Reads true/false, 1/0, yes/no, on/off.</summary>
    /// <exception cref="RequestRefusedException">The value is none of them.</exception>
    public bool Flag(string name, bool absent = false) => Text(name)?.Trim().ToUpperInvariant() switch
    {
        null => absent,
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => throw Invalid(name, "must be true or false"),
    };

    private IReadOnlyList<string> Texts(string name)
    {
        if (!_values.TryGetValue(name, out var value)) return [];
        return value.Texts ?? throw Invalid(name, "must be a plain value, not an object or a list of them");
    }

    private static RequestRefusedException Invalid(string name, string rule) => new(ProblemCode.ParameterInvalid, $"`{name}` {rule}.");
}

/// <param name="Texts">The non-empty values as text; null when the value has a structure that no text stands for.</param>
/// <param name="Json">The value as it stood in a JSON body.</param>
internal sealed record RequestValue(IReadOnlyList<string>? Texts, JsonElement? Json = null);
