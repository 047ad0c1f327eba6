using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Engine.Host.Docs;

/// <summary>The OpenAPI document, and a page to read and try it.</summary>
internal static class DocsEndpoints
{
    public static IServiceCollection AddEngineDocs(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CRM integration engine";
            document.Info.Description = "Who is calling: asks every CRM and address book at once. Names of values match without regard to case.";
            document.Servers = [];
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
            scalar.DisableDefaultFonts();
            scalar.WithOpenApiRoutePattern("/openapi/v1.json");
        });
    }
}
