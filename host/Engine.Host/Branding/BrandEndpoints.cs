using Engine.Host.About;
using Engine.Host.Docs;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Branding;

/// <summary>What there is to know of the brand, for the command line. Its pictures are beside the pages, which show them.</summary>
internal static class BrandEndpoints
{
    public static void MapBrand(this IEndpointRouteBuilder api) => api.MapGet("Brand", Describe).RequireAdmin().Describe(BrandDescriptions.Brand);

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
