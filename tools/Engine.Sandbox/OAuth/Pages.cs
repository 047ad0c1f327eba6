using System.Net;
using System.Text;

namespace Engine.Sandbox.OAuth;

/// <summary>The few pages a user sees. They work without scripts.</summary>
internal static class Pages
{
    public static string Consent(string vendor, string client, IReadOnlyDictionary<string, string> asked)
    {
        var fields = new StringBuilder();
        foreach (var (name, value) in asked)
            fields.Append($"<input type=\"hidden\" name=\"{Text(name)}\" value=\"{Text(value)}\">");
        return Page($"{vendor} sandbox", $"""
            <p><b>{Text(client)}</b> asks for access to this made-up {Text(vendor)} account.</p>
            <p>Scopes: {Text(asked.GetValueOrDefault("scope") ?? "none in particular")}</p>
            <form method="post">{fields}
            <button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form>
            """);
    }

    public static string Device(string? userCode) => Page("Connect a device", $"""
        <form method="post"><label>Code <input name="user_code" value="{Text(userCode ?? "")}" autofocus></label>
        <button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form>
        """);

    /// <summary>Posts the answer to the application: at once where scripts run, else at the press of the button.</summary>
    public static string FormPost(string redirect, IEnumerable<KeyValuePair<string, string?>> told)
    {
        var fields = string.Concat(told.Select(pair => $"<input type=\"hidden\" name=\"{Text(pair.Key)}\" value=\"{Text(pair.Value ?? "")}\">"));
        return Page("Back to the application", $"""
            <form method="post" action="{Text(redirect)}">{fields}<button>Continue</button></form>
            <script>document.forms[0].submit()</script>
            """);
    }

    public static string Note(string text) => Page("Sandbox", $"<p>{Text(text)}</p>");

    public static string Problem(string text) => Page("That does not work", $"<p>{Text(text)}</p>");

    private static string Page(string title, string body) => $"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{Text(title)}</title>
        <style>body{"{"}font:16px system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem{"}"}button{"{"}font:inherit;padding:.4rem 1rem{"}"}</style></head>
        <body><h1>{Text(title)}</h1>{body}</body></html>
        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
