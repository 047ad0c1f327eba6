using System.Globalization;
using Engine.Host.Installation.Launch;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Engine.Host.Web.Access;

/// <summary>The gate for other machines: a password and no links, which are this machine's user's alone.</summary>
internal sealed partial class RemoteGate(RemotePassword password, ILogger<RemoteGate> log)
{
    // A form with one field of the longest password, each of its bytes written as %XX.
    private const int MaxBodyBytes = 4 * RemoteValidator.MostPassword * 3 + 64;

    /// <summary>Whether the request may go on; if not, it is answered.</summary>
    public async Task<bool> LetsInAsync(HttpContext context)
    {
        if (!password.IsSet) await GatePage.ClosedAsync(context);
        else if (context.Request.Path.Equals(PagesPath.Password, StringComparison.OrdinalIgnoreCase)) await TryAsync(context);
        else if (AccessCookie.IsFor(context.User, password.Mark) && !context.Request.Path.StartsWithSegments(PagesPath.Open, StringComparison.OrdinalIgnoreCase)) return true;
        else await GatePage.PasswordAsync(context, StatusCodes.Status401Unauthorized);
        return false;
    }

    private async Task TryAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await GatePage.PasswordAsync(context, StatusCodes.Status401Unauthorized);
            return;
        }

        if (!IsOwnForm(context.Request))
        {
            await GatePage.PasswordAsync(context, StatusCodes.Status403Forbidden, GatePage.TextsOf(context)["Gate_Password_Foreign"]);
            return;
        }

        switch (password.Try(await ReadAsync(context), out var wait))
        {
            case PasswordOutcome.Right:
                LogLetIn(context.Connection.RemoteIpAddress?.ToString());
                await AccessCookie.GiveAsync(context, password.Mark);
                await GatePage.OpenedAsync(context, $"{PagesPath.Root}/");
                break;
            case PasswordOutcome.Wrong:
                LogWrong(context.Connection.RemoteIpAddress?.ToString(), password.Failures);
                SetRetryAfter(context, wait);
                await GatePage.PasswordAsync(context, StatusCodes.Status401Unauthorized, GatePage.TextsOf(context)["Gate_Password_Wrong", InWords(wait, context)]);
                break;
            default:
                SetRetryAfter(context, wait);
                await GatePage.PasswordAsync(context, StatusCodes.Status429TooManyRequests, GatePage.TextsOf(context)["Gate_Password_TooSoon", InWords(wait, context)]);
                break;
        }
    }

    // Pages of approved applications pass the check of origins; this form is none of theirs. Programs that are no browsers send no origin.
    private static bool IsOwnForm(HttpRequest request) =>
        request.Headers.Origin is not { Count: > 0 } origin || string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBodyBytes;
        if (!context.Request.HasFormContentType) return "";
        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted))["password"].ToString();
        }
        catch (InvalidDataException)
        {
            return ""; // no form after all
        }
    }

    private static void SetRetryAfter(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);

    private static string InWords(TimeSpan wait, HttpContext context) => Seconds(wait) switch
    {
        1 => GatePage.TextsOf(context)["Gate_Second"],
        < 120 and var seconds => GatePage.TextsOf(context)["Gate_Seconds", seconds],
        var seconds => GatePage.TextsOf(context)["Gate_Minutes", (seconds + 59) / 60],
    };

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    [LoggerMessage(LogLevel.Information, "The pages were opened from another machine, {Address}")]
    private partial void LogLetIn(string? address);

    [LoggerMessage(LogLevel.Warning, "A wrong password for the pages came from {Address}; wrong ones in a row: {Failures}")]
    private partial void LogWrong(string? address, int failures);
}
