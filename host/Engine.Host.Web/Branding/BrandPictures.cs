using Engine.Host.Installation.Branding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Engine.Host.Web.Branding;

/// <summary>The brand's pictures: below the engine's address for this machine's programs, and below the pages for whoever was let in there.</summary>
public static class BrandPictures
{
    // Opened by itself a picture is a page of ours: one that may neither run, load nor send anything.
    private const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

    public static void MapBrandPictures(this IEndpointRouteBuilder root)
    {
        Map("logo", brand => brand.Logo);
        Map("splash", brand => brand.Splash);
        Map("favicon", brand => brand.Favicon);

        void Map(string name, Func<Brand, BrandPicture?> picture) =>
            root.MapGet($"/{BrandFolder.Name}/{name}", (HttpContext context, CurrentBrand brand) => Show(context, picture(brand.Value))).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext context, BrandPicture? picture)
    {
        if (picture is null) return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = PicturePolicy;
        // Under its own address it never changes.
        context.Response.Headers.CacheControl = context.Request.Query["v"] == picture.Tag ? "private, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(picture.Data, picture.MediaType, entityTag: new EntityTagHeaderValue($"\"{picture.Tag}\""));
    }
}
