using Engine.Host.Docs;

namespace Engine.Host.Branding;

internal static class BrandDescriptions
{
    public static readonly CallDescription Brand = new()
    {
        Summary = "Tells how the product presents itself. `Problems` names what of the branding folder could not be used.",
        Example = """
            { "ProductName": "CRM Integration Engine", "ProductVersion": "0.1.0.0", "Company": "Example Ltd", "Copyright": null, "HelpAddress": "https://help.example/",
              "SupportAddress": null, "PrimaryColour": "#1f5f8b", "AccentColour": "#b8541a", "Logo": "/branding/logo?v=1a2b3c4d5e6f7081", "Splash": null, "Favicon": null, "Problems": [] }
            """,
    };
}
