using System.Text;

namespace Engine.Host.Web.Explorer.Code;

/// <summary>A call in JavaScript, for a page or for Node.</summary>
internal static class JavaScriptCode
{
    public static string Of(CodeTarget target)
    {
        var call = target.Call;
        var code = new StringBuilder();
        if (call.NeedsAdminToken) code.Append($"const adminToken = \"\"; // the text of the file {QuotedText.Literal(target.AdminTokenFile)}\n");
        code.Append($"const answer = await fetch({QuotedText.Literal(target.Address)}, {{\n")
            .Append($"  method: {QuotedText.Literal(call.Method)},\n")
            .Append("  headers: [\n");
        foreach (var (name, value) in call.Headers) code.Append($"    [{QuotedText.Literal(name)}, {QuotedText.Literal(value)}],\n");
        if (call.NeedsAdminToken) code.Append("    [\"Authorization\", \"Bearer \" + adminToken],\n");
        code.Append("  ],\n");
        if (call.Form is { } form)
        {
            code.Append("  body: new URLSearchParams([\n");
            foreach (var (name, value) in form) code.Append($"    [{QuotedText.Literal(name)}, {QuotedText.Literal(value)}],\n");
            code.Append("  ]),\n");
        }
        else if (call.Body is { } body)
        {
            code.Append($"  body: {QuotedText.Literal(body)},\n");
        }

        return code.Append("});\nconsole.log(answer.status, await answer.text());\n").ToString();
    }
}
