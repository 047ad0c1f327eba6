using System.Text;
using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Explorer.Code;

/// <summary>A call in C#, for a console program with implicit usings.</summary>
internal static class CSharpCode
{
    public static string Of(CodeTarget target)
    {
        var call = target.Call;
        var code = new StringBuilder()
            .Append("using var client = new HttpClient();\n")
            .Append($"using var request = new HttpRequestMessage(HttpMethod.{MethodOf(call)}, {QuotedText.Literal(target.Address)});\n");
        foreach (var (name, value) in call.Headers.Where(header => !PreparedCall.IsContentType(header.Key)))
            code.Append($"request.Headers.Add({QuotedText.Literal(name)}, {QuotedText.Literal(value)});\n");
        if (call.NeedsAdminToken)
            code.Append($"request.Headers.Authorization = new(\"Bearer\", File.ReadAllText({QuotedText.Literal(target.AdminTokenFile)}).Trim());\n");
        AppendBody(code, call);
        return code
            .Append("using var answer = await client.SendAsync(request);\n")
            .Append("Console.WriteLine($\"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\");\n")
            .ToString();
    }

    private static void AppendBody(StringBuilder code, PreparedCall call)
    {
        if (call.Body is null) return;
        if (call.Form is { } form)
        {
            code.Append("request.Content = new FormUrlEncodedContent(\n[\n");
            foreach (var (name, value) in form) code.Append($"    new({QuotedText.Literal(name)}, {QuotedText.Literal(value)}),\n");
            code.Append("]);\n");
        }
        else
        {
            code.Append($"request.Content = new StringContent({QuotedText.Literal(call.Body)});\n");
        }

        if (call.ContentType is { Length: > 0 } type && (call.Form is null || type != "application/x-www-form-urlencoded"))
            code.Append($"request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse({QuotedText.Literal(type)});\n");
    }

    private static string MethodOf(PreparedCall call) => call.Method switch
    {
        "GET" => "Get",
        "PATCH" => "Patch",
        "PUT" => "Put",
        "DELETE" => "Delete",
        _ => "Post",
    };
}
