using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Engine.Host.Docs;

/// <summary>The OpenAPI document, and a page to read and try it.</summary>
internal static class DocsEndpoints
{
    // The admin token may be typed into the page: it must have no way to send it, or anything else, elsewhere.
    private const string PagePolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IServiceCollection AddEngineDocs(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CRM integration engine";
            document.Info.Description = "Who is calling: asks every CRM and address book at once. Names of values match without regard to case.";
            document.Servers = [new OpenApiServer { Url = "/" }]; // wherever the document was read from
            document.Tags = DocsTags.All;
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[DescriptionTransformer.Application] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "ApplicationId",
                Description = "The GUID an application registered with; a person has approved it.",
            };
            document.Components.SecuritySchemes[DescriptionTransformer.Administrator] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token in the file admin-token of the data folder.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescriptionTransformer.TransformAsync);
    });

    public static void MapEngineDocs(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference(scalar =>
        {
            scalar.Title = "CRM integration engine";
            scalar.WithOpenApiRoutePattern("/openapi/v1.json");
            // What would reach the vendor's servers, or ask people to.
            scalar.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
            scalar.WithOperationTitleSource(OperationTitleSource.Path); // the guide speaks of calls by name
            scalar.PreserveSchemaPropertyOrder();
            scalar.WithDynamicBaseServerUrl(); // its commands are whole when they are copied
            scalar.AddPreferredSecuritySchemes(DescriptionTransformer.Application);
        }).Finally(endpoint => endpoint.RequestDelegate = SelfContained(endpoint.RequestDelegate!)); // mapped, so it has one
    }
    private static RequestDelegate SelfContained(RequestDelegate page) => context =>
    {
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        return page(context);
    };
}
