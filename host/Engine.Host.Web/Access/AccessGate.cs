using Engine.Host.Installation.Listening;
using Microsoft.AspNetCore.Http;

namespace Engine.Host.Web.Access;

/// <summary>Stands before all pages: lets in who has the cookie or a link that was not used yet, and tells everybody else how to get in. Other machines have a gate of their own.</summary>
internal sealed class AccessGate(RequestDelegate next, AccessLinks links, RemoteGate remote)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Connection.IsFromElsewhere()) await (await remote.LetsInAsync(context) ? next(context) : Task.CompletedTask);
        else if (context.Request.Path.StartsWithSegments(PagesPath.Open, out var rest)) await OpenAsync(context, rest.Value?.TrimStart('/') ?? "");
        else if (context.User.Identity?.IsAuthenticated == true) await next(context);
        else await GatePage.ClosedAsync(context);
    }

    private async Task OpenAsync(HttpContext context, string token)
    {
        if (!links.Redeem(token))
        {
            await GatePage.ClosedAsync(context);
            return;
        }

        await AccessCookie.GiveAsync(context);
        await GatePage.OpenedAsync(context, $"{PagesPath.Root}/{PageOf(context.Request.Query["page"])}");
    }

    // A page of ours and nothing else: no address, no way up.
    private static string PageOf(string? page) =>
        page is { Length: > 0 and < 200 } && page.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '/') ? page.TrimStart('/') : "";
}
