using Engine.Host.Installation.Launch;
using Engine.Host.Web.Access;
using Engine.Host.Web.Books.SignIn;
using Engine.Host.Web.Branding;
using Engine.Host.Web.Layout;
using Engine.Host.Web.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Host.Web;

/// <summary>Puts the pages together.</summary>
public static class PagesSetup
{
    /// <summary>What lets browsers in; all else the pages need is made when the first of them is asked for.</summary>
    public static void AddPages(this IServiceCollection services) => services
        .AddSingleton(provider => new AccessLinks(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Lazy<Pages>>())).AddSingleton<RemotePassword>().AddSingleton<RemoteGate>().AddSingleton<SignInReturns>()
        .AddSingleton(provider => new Lazy<Pages>(() => Build(provider, services)));

    /// <summary>Shows the pages below <see cref="PagesPath.Root"/>.</summary>
    public static void MapPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<Lazy<Pages>>();
        app.Map(PagesPath.Root, branch => branch.Run(context => pages.Value.ShowAsync(context)));
    }

    private static Pages Build(IServiceProvider engine, IServiceCollection registered)
    {
        var services = PagesServices.Build(engine, registered);

        // As built, before it is published, the files lie where they come from; this finds them.
        StaticWebAssetsLoader.UseStaticWebAssets(services.GetRequiredService<IWebHostEnvironment>(), services.GetRequiredService<IConfiguration>());

        // Routes of their own, apart from the API's.
        var inside = new ApplicationBuilder(services);
        inside.UseStatusCodePagesWithReExecute("/not-found");
        inside.UseRouting();
        inside.UseAntiforgery();
        inside.UseEndpoints(endpoints =>
        {
            endpoints.MapStaticAssets();
            endpoints.MapBundleDownload();
            endpoints.MapBrandPictures();
            endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = "'none'");
        });
        var shown = inside.Build();

        var guarded = new ApplicationBuilder(services);
        guarded.UseMiddleware<PagesHeaders>();
        guarded.UseRequestLocalization(localization => Languages.Configure(localization, services.GetRequiredService<EngineOptions>()));
        guarded.UseAuthentication();
        guarded.UseMiddleware<AccessGate>();
        guarded.Run(shown);
        return new Pages(services, guarded.Build(), shown, services.GetRequiredService<ILogger<Pages>>());
    }
}
