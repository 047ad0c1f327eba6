using Engine.Core.Search;
using Engine.Host.About;
using Engine.Host.Actions;
using Engine.Host.Activity;
using Engine.Host.AddressBooks;
using Engine.Host.Applications;
using Engine.Host.Branding;
using Engine.Host.Connectors;
using Engine.Host.ContactPages;
using Engine.Host.Docs;
using Engine.Host.Explain;
using Engine.Host.Installation.DialLinks;
using Engine.Host.Logging;
using Engine.Host.Outbox;
using Engine.Host.Owner;
using Engine.Host.Records;
using Engine.Host.Search;
using Engine.Host.SignIn;
using Engine.Host.Support;
using Engine.Host.Web.Branding;
using Engine.Host.Wire;

namespace Engine.Host;

/// <summary>All calls of the wire contract that answer over plain HTTP.</summary>
internal static class EngineApi
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddEngineApi(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddOptions<ProductOptions>().BindConfiguration("Engine");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJsonContext.Wire);
            json.SerializerOptions.PropertyNamingPolicy = null;
        });
        services.AddEngineDocs();
        services.AddSupport();
        services.AddDialLinks();
        return services
            .AddSingleton<ActionAnswers>()
            .AddSingleton<ActionOffers>()
            .AddSingleton<AddressBookMapping>()
            .AddSingleton<BegunRecords>()
            .AddSingleton<BookAbilities>()
            .AddSingleton<ContactTickets>()
            .AddSingleton<Product>()
            .AddSingleton<CurrentBrand>()
            .AddHostedService(provider => provider.GetRequiredService<CurrentBrand>())
            .AddSingleton<RecordAnswers>()
            .AddSingleton<RecordMapping>();
    }

    public static void MapEngineApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        api.MapAbout();
        api.MapRegister();
        api.MapSearch();
        api.MapExplain();
        api.MapActions();
        api.MapDial();
        api.MapOutbox();
        api.MapAddressBooks();
        api.MapBookUpkeep();
        api.MapTrace();
        api.MapSignIn();
        api.MapApplications();
        api.MapConnectors();
        api.MapActivity();
        api.MapLogs();
        api.MapBrand();
        api.MapSupport();
        api.MapOwner();
        api.MapRecords();
        app.MapContactPages();
        app.MapBrandPictures();
        app.MapSignInCallback();
        app.MapEngineDocs();
    }
}
