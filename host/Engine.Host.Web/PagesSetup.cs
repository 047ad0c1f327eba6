using Engine.Host.Installation.Launch;
using Engine.Host.Web.Access;
using Engine.Host.Web.Books.SignIn;
using Engine.Host.Web.Explorer;
using Engine.Host.Web.Layout;
using Engine.Host.Web.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Engine.Host.Web;

/// <summary>Puts the pages together.</summary>
public static class PagesSetup
{
    /// <summary>What the pages need; of this, nothing is made before the first of them is asked for.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<AccessLinks>().AddSingleton<RemotePassword>().AddSingleton<RemoteGate>();
        services.AddSingleton<SignInReturns>();
        services.AddAuthentication(AccessCookie.Scheme).AddCookie(AccessCookie.Scheme, AccessCookie.Configure);
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddScoped<ExplorerState>().AddScoped<ExplorerScript>();
    }

    /// <summary>Shows the pages below <see cref="PagesPath.Root"/>.</summary>
    public static void MapPages(this IApplicationBuilder app)
    {
        // The first request builds them: an engine whose pages nobody looks at has nothing of them in memory.
        var pages = new Lazy<RequestDelegate>(() => Build(app.ApplicationServices));
        app.Map(PagesPath.Root, branch => branch.Run(context => pages.Value(context)));
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        // As built, before it is published, the files lie where they come from; this finds them.
        StaticWebAssetsLoader.UseStaticWebAssets(services.GetRequiredService<IWebHostEnvironment>(), services.GetRequiredService<IConfiguration>());

        // Routes of their own, apart from the API's.
        var pages = new ApplicationBuilder(services);
        pages.UseMiddleware<PagesHeaders>();
        pages.UseAuthentication();
        pages.UseMiddleware<AccessGate>();
        pages.UseRequestLocalization(localization => Languages.Configure(localization, services.GetRequiredService<EngineOptions>()));
        pages.UseStatusCodePagesWithReExecute("/not-found");
        pages.UseRouting();
        pages.UseAntiforgery();
        pages.UseEndpoints(endpoints =>
        {
            endpoints.MapStaticAssets();
            endpoints.MapBundleDownload();
            endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = "'none'");
        });
        return pages.Build();
    }
}
