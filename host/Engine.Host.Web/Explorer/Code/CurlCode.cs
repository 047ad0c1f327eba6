using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Explorer.Code;

/// <summary>A call as a command for bash, zsh and their like.</summary>
internal static class CurlCode
{
    public static string Of(CodeTarget target)
    {
        var call = target.Call;
        List<string> parts = [$"curl -i -X {call.Method} {QuotedText.Shell(target.Address)}"];
        // A header without a value is sent when a semicolon stands in place of the colon: curl's manual, "--header".
        parts.AddRange(call.Headers.Where(header => !IsDefault(call, header.Key, header.Value)).Select(header =>
            $"-H {QuotedText.Shell(header.Value.Length > 0 ? $"{header.Key}: {header.Value}" : $"{header.Key};")}"));
        if (call.NeedsAdminToken) parts.Add($"-H \"Authorization: Bearer $(cat {QuotedText.Shell(target.AdminTokenFile)})\"");
        parts.AddRange(call.Form is { } form
            // The name is sent as it stands, the value encoded: curl's manual, "--data-urlencode".
            ? form.Select(pair => $"--data-urlencode {QuotedText.Shell($"{Uri.EscapeDataString(pair.Key)}={pair.Value}")}")
            : call.Body is { } body ? [$"--data-raw {QuotedText.Shell(body)}"] : []);
        return string.Join(" \\\n  ", parts);
    }

    private static bool IsDefault(PreparedCall call, string name, string value) =>
        PreparedCall.IsContentType(name) && (call.Body is null || (call.Form is not null && value == "application/x-www-form-urlencoded"));
}
