using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Engine.Host.Web.Access;

/// <summary>The plain pages in front of the others.</summary>
internal static class GatePage
{
    private const string Style =
        ":root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:36rem;padding:3rem 1.5rem}h1{font-size:1.5rem}code{font-size:1.1em}" +
        "label{display:block}input,button{font:inherit;padding:.4rem .6rem}";

    private static readonly string Policy = PolicyWith("'none'");

    private static string PolicyWith(string formAction) =>
        $"default-src 'none'; img-src data:; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action {formAction}; frame-ancestors 'none'";

    /// <summary>Says how to get in.</summary>
    public static Task ClosedAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status401Unauthorized,
        "This window needs a new link",
        "<p>The configuration is open to this machine's user alone. Open it from your telephone client, or run</p><p><code>engine show</code></p>" +
        "<p>A link works once, and the access it gives ends after twelve hours without use.</p>");

    /// <summary>Asks another machine's user for the password.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">What the answer is.</param>
    /// <param name="fault">What was wrong with an earlier try.</param>
    public static Task PasswordAsync(HttpContext context, int status, string? fault = null)
    {
        // With no referrer at all, browsers take the origin from a form, too, and it would count as another site's.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        var told = fault is null ? "" : $"<p id=\"fault\" role=\"alert\">{HtmlEncoder.Default.Encode(fault)}</p>";
        var describedBy = fault is null ? "" : " aria-describedby=\"fault\"";
        return WriteAsync(
            context,
            status,
            "Password",
            $"{told}<form method=\"post\" action=\"{PagesPath.Root}{PagesPath.Password}\"><p><label for=\"password\">Password of this engine, for other machines</label>" +
            $"<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required autofocus{describedBy}> <button>Open</button></p></form>",
            policy: PolicyWith("'self'"));
    }

    /// <summary>
    /// Goes on to a page. Not by redirection: the browser may have come from elsewhere, and would then keep a strict cookie to itself until a page of ours asks.
    /// </summary>
    public static Task OpenedAsync(HttpContext context, string address)
    {
        context.Response.Headers["Refresh"] = $"0; url={address}";
        return WriteAsync(context, StatusCodes.Status200OK, "Opening …", $"<p><a href=\"{HtmlEncoder.Default.Encode(address)}\">Go on</a></p>");
    }

    /// <summary>Goes back to a page after the browser was at a CRM: by itself, for the reason above, or by a link.</summary>
    public static Task BackAsync(HttpContext context, int status, string language, string title, string? text, string link, Uri page, bool isAtOnce)
    {
        var headers = context.Response.Headers;
        if (isAtOnce) headers["Refresh"] = $"0; url={page.AbsoluteUri}";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        var encoder = HtmlEncoder.Default;
        var body = $"{(text is null ? "" : $"<p>{encoder.Encode(text)}</p>")}<p><a href=\"{encoder.Encode(page.AbsoluteUri)}\">{encoder.Encode(link)}</a></p>";
        return WriteAsync(context, status, encoder.Encode(title), body, encoder.Encode(language));
    }

    private static Task WriteAsync(HttpContext context, int status, string title, string body, string language = "en", string? policy = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = policy ?? Policy;
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">" +
            $"<link rel=\"icon\" href=\"data:,\"><title>{title}</title><style>{Style}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>\n",
            context.RequestAborted);
    }
}
