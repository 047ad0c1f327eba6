using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Engine.Host.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

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
    public static Task ClosedAsync(HttpContext context)
    {
        var texts = TextsOf(context);
        return WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            Encoded(texts["Gate_Closed"]),
            $"<p>{Encoded(texts["Gate_Closed_Open"])}</p><p><code>engine show</code></p><p>{Encoded(texts["Gate_Closed_Once"])}</p>");
    }

    /// <summary>Asks another machine's user for the password.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">What the answer is.</param>
    /// <param name="fault">What was wrong with an earlier try.</param>
    public static Task PasswordAsync(HttpContext context, int status, string? fault = null)
    {
        // With no referrer at all, browsers take the origin from a form, too, and it would count as another site's.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        var texts = TextsOf(context);
        var told = fault is null ? "" : $"<p id=\"fault\" role=\"alert\">{Encoded(fault)}</p>";
        var describedBy = fault is null ? "" : " aria-describedby=\"fault\"";
        return WriteAsync(
            context,
            status,
            Encoded(texts["Gate_Password"]),
            $"{told}<form method=\"post\" action=\"{PagesPath.Root}{PagesPath.Password}\"><p><label for=\"password\">{Encoded(texts["Gate_Password_Label"])}</label>" +
            $"<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required autofocus{describedBy}> <button>{Encoded(texts["Gate_Password_Open"])}</button></p></form>",
            policy: PolicyWith("'self'"));
    }

    /// <summary>
    /// Goes on to a page. Not by redirection: the browser may have come from elsewhere, and would then keep a strict cookie to itself until a page of ours asks.
    /// </summary>
    public static Task OpenedAsync(HttpContext context, string address)
    {
        context.Response.Headers["Refresh"] = $"0; url={address}";
        var texts = TextsOf(context);
        return WriteAsync(context, StatusCodes.Status200OK, Encoded(texts["Gate_Opening"]), $"<p><a href=\"{Encoded(address)}\">{Encoded(texts["Gate_GoOn"])}</a></p>");
    }

    /// <summary>Goes back to a page after the browser was at a CRM: by itself, for the reason above, or by a link.</summary>
    public static Task BackAsync(HttpContext context, int status, string language, string title, string? text, string link, Uri page, bool isAtOnce)
    {
        var headers = context.Response.Headers;
        if (isAtOnce) headers["Refresh"] = $"0; url={page.AbsoluteUri}";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        var body = $"{(text is null ? "" : $"<p>{Encoded(text)}</p>")}<p><a href=\"{Encoded(page.AbsoluteUri)}\">{Encoded(link)}</a></p>";
        return WriteAsync(context, status, Encoded(title), body, Encoded(language));
    }

    /// <summary>The texts of the pages, in the language chosen, or the browser's.</summary>
    public static IStringLocalizer<Text> TextsOf(HttpContext context) => context.RequestServices.GetRequiredService<IStringLocalizer<Text>>();

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static Task WriteAsync(HttpContext context, int status, string title, string body, string? language = null, string? policy = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = policy ?? Policy;
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"{language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">" +
            $"<link rel=\"icon\" href=\"data:,\"><title>{title}</title><style>{Style}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>\n",
            context.RequestAborted);
    }
}
