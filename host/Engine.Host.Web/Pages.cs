using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Host.Web;

/// <summary>All pages, ready to be shown.</summary>
/// <param name="services">Theirs.</param>
/// <param name="guarded">Shows a page to whoever may see it.</param>
/// <param name="inside">Shows a page.</param>
internal sealed partial class Pages(IServiceProvider services, RequestDelegate guarded, RequestDelegate inside, ILogger<Pages> log)
{
    public async Task ShowAsync(HttpContext context)
    {
        var engines = context.RequestServices;
        await using var own = services.CreateAsyncScope();
        context.RequestServices = own.ServiceProvider;
        try
        {
            await guarded(context);
        }
        finally
        {
            context.RequestServices = engines;
        }
    }

    /// <summary>Shows the first page to nobody: what has to be loaded and compiled for it then is when a browser has started.</summary>
    /// <returns>The status of the answer; null when there was none, which the page itself will say.</returns>
    public async Task<int?> WarmUpAsync()
    {
        try
        {
            await using var own = services.CreateAsyncScope();
            var nobody = new DefaultHttpContext
            {
                RequestServices = own.ServiceProvider,
                Request = { Method = HttpMethods.Get, Scheme = "http", Host = new("localhost"), PathBase = PagesPath.Root, Path = "/" },
            };
            await inside(nobody);
            return nobody.Response.StatusCode;
        }
        catch (Exception thrown)
        {
            LogCold(log, thrown);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The pages were not made ready")]
    private static partial void LogCold(ILogger logger, Exception thrown);
}
