using Engine.Host.About;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Security;
using Engine.Host.Wire;
using Microsoft.Net.Http.Headers;

namespace Engine.Host.Branding;

/// <summary>The brand's pictures, for pages, and what there is to know of it, for the command line.</summary>
internal static class BrandEndpoints
{
    // Opened by itself a picture is a page of ours: one that may neither run, load nor send anything.
    private const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

    public static void MapBrand(this IEndpointRouteBuilder api) => api.MapGet("Brand", Describe).RequireAdmin().Describe(BrandDescriptions.Brand);

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
        if (picture is null) return Problem.Of(ProblemCode.NotFound, "The brand has no such picture.");
        context.Response.Headers.ContentSecurityPolicy = PicturePolicy;
        // Under its own address it never changes.
        context.Response.Headers.CacheControl = context.Request.Query["v"] == picture.Tag ? "private, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(picture.Data, picture.MediaType, entityTag: new EntityTagHeaderValue($"\"{picture.Tag}\""));
    }

    private static IResult Describe(CurrentBrand current)
    {
        var brand = current.Value;
        return Json.Ok(
            new BrandInfo
            {
                ProductName = brand.ProductName,
                ProductVersion = Product.Version,
                Company = brand.Company,
                Copyright = brand.Copyright,
                HelpAddress = brand.HelpAddress?.AbsoluteUri,
                SupportAddress = brand.SupportAddress?.AbsoluteUri,
                PrimaryColour = brand.PrimaryColour,
                AccentColour = brand.AccentColour,
                Logo = brand.Logo?.Address,
                Splash = brand.Splash?.Address,
                Favicon = brand.Favicon?.Address,
                Problems = brand.Problems,
            },
            WireJsonContext.Wire.BrandInfo);
    }
}
