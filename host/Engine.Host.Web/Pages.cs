using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Web;

/// <summary>All pages, ready to be shown.</summary>
internal sealed class Pages(IServiceProvider services, RequestDelegate pipeline)
{
    public async Task ShowAsync(HttpContext context)
    {
        var engines = context.RequestServices;
        await using var own = services.CreateAsyncScope();
        context.RequestServices = own.ServiceProvider;
        try
        {
            await pipeline(context);
        }
        finally
        {
            context.RequestServices = engines;
        }
    }
}
