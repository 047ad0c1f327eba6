using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.Serving;

/// <summary>One request as a vendor sees it: the path begins below the vendor's own address.</summary>
internal sealed class ApiCall
{
    private IReadOnlyDictionary<string, string>? _form;
    private bool _isFormRead;

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    public required Func<string, string?> Header { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The values of the placeholders in the operation's path.</summary>
    public IReadOnlyDictionary<string, string> Values { get; set; } = new Dictionary<string, string>();

    /// <summary>Whom the bearer token speaks for, once it is known.</summary>
    public AccessToken? Token { get; set; }

    /// <summary>Why the vendor's description does not allow this request; null when it does.</summary>
    public string? Invalid { get; private set; }

    public string this[string placeholder] => Values[placeholder];

    /// <summary>The form of the body; null when the body is none.</summary>
    public IReadOnlyDictionary<string, string>? Form
    {
        get
        {
            if (!_isFormRead && (Header("Content-Type") ?? "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
                _form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(Body.Span)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            _isFormRead = true;
            return _form;
        }
    }

    public string? Get(string name) => Query.FirstOrDefault(pair => pair.Key == name).Value;

    /// <summary>Every value of a parameter, whether it was repeated or given with commas.</summary>
    public IReadOnlyList<string> GetList(string name) =>
        [.. Query.Where(pair => pair.Key == name).SelectMany(pair => pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <exception cref="JsonException">The body is no JSON.</exception>
    public JsonNode? ReadJson() => JsonNode.Parse(Body.Span);

    public void MarkInvalid(string reason) => Invalid ??= reason;
}
