using System.Buffers;

namespace Engine.Host.Web.Explorer.Calls;

/// <summary>Makes of rows what is sent.</summary>
internal static class CallPreparation
{
    private const string Json = "application/json";

    // RFC 9110, 5.6.2: what the name of a header may hold.
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <returns>The names of rows that cannot be sent: a header no browser takes, a value missing in the address.</returns>
    public static IReadOnlyList<string> WrongIn(CallDraft draft, IEnumerable<Row> headers) =>
    [
        .. headers.Where(header => header.IsSent && !IsHeader(header)).Select(header => header.Key),
        .. draft.Rows.Where(row => row.Field is { IsInPath: true } && row.Value.Trim().Length == 0).Select(row => row.Key),
    ];

    public static PreparedCall Prepare(CallDraft draft, IEnumerable<Row> headers)
    {
        var path = ApiCall.Root + draft.Call.Name;
        foreach (var row in draft.Rows.Where(row => row.Field is { IsInPath: true }))
            path = path.Replace($"{{{row.Key}}}", Uri.EscapeDataString(row.Value.Trim()), StringComparison.Ordinal);

        var values = draft.Rows.Where(row => row.IsSent && row.Field is not { IsInPath: true }).ToArray();
        var pairs = values.Select(row => KeyValuePair.Create(row.Key.Trim(), row.Value)).ToArray();
        var hasBody = draft.Call.Method is not "GET" and not "DELETE";
        if (!hasBody && pairs.Length > 0) path = $"{path}?{Encoded(pairs)}";
        var isForm = hasBody && !draft.AsJson;
        return new PreparedCall
        {
            Method = draft.Call.Method,
            Path = path,
            Headers = HeadersOf(headers, hasBody && draft.AsJson),
            Body = !hasBody || pairs.Length == 0 ? null : isForm ? Encoded(pairs) : JsonBody.Of(values),
            Form = isForm && pairs.Length > 0 ? pairs : null,
            NeedsAdminToken = draft.Call.Group == CallGroup.Configuration,
        };
    }

    private static KeyValuePair<string, string>[] HeadersOf(IEnumerable<Row> rows, bool isJson)
    {
        var headers = rows.Where(row => row.IsSent && IsHeader(row)).Select(row => KeyValuePair.Create(row.Key.Trim(), row.Value.Trim()));
        return isJson
            ? [KeyValuePair.Create("Content-Type", Json), .. headers.Where(header => !PreparedCall.IsContentType(header.Key))]
            : [.. headers];
    }

    private static bool IsHeader(Row row) =>
        !row.Key.Trim().AsSpan().ContainsAnyExcept(Token) && !row.Value.Any(character => char.IsControl(character) || character > 'ÿ');

    private static string Encoded(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
