using Engine.Host.Installation.Branding;
using MudBlazor;

namespace Engine.Host.Web.Layout;

/// <summary>Colours and letters of the pages. No letters are loaded: the machine's own are used.</summary>
internal static class PagesTheme
{
    private const string Light = "#ffffff";
    private const string LightEdge = "#f4f6fa";
    private const string Dark = "#1e2130";
    private const string DarkEdge = "#27293d";

    /// <summary>In the brand's colours, made darker or lighter where they could not be read.</summary>
    public static MudTheme Of(Brand brand)
    {
        var (light, dark) = (Colours.ReadableOn(LightEdge, brand.PrimaryColour), Colours.ReadableOn(DarkEdge, brand.PrimaryColour));
        return new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = light, PrimaryContrastText = Colours.TextOn(light), Secondary = Colours.ReadableOn(LightEdge, brand.AccentColour),
                AppbarBackground = brand.PrimaryColour, AppbarText = brand.OnPrimaryColour,
                Surface = Light, Background = Light, DrawerBackground = LightEdge, TextPrimary = "#1d2129", TextSecondary = "#50535a", Error = "#b3261e", Warning = "#8a5a00", Success = "#1b6e3c",
            },
            PaletteDark = new PaletteDark
            {
                Primary = dark, PrimaryContrastText = Colours.TextOn(dark), Secondary = Colours.ReadableOn(DarkEdge, brand.AccentColour),
                AppbarBackground = "#171b2a", AppbarText = "#ffffff",
                Surface = Dark, Background = "#191c29", DrawerBackground = "#171b2a", TextPrimary = "#eceef4", TextSecondary = "#b6bac6", DrawerText = "#d5d9e4",
                Error = "#ff8a80", Warning = "#ffcc66", Success = "#7fd6a0", LinesDefault = "#3a3f55",
            },
            Typography = new Typography
            {
                Default = new DefaultTypography { FontFamily = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"] },
                Button = new ButtonTypography { TextTransform = "none", FontWeight = "500" },
            },
        };
    }
}
