using MudBlazor;

namespace Engine.Host.Web.Layout;

/// <summary>Colours and letters of the pages. No letters are loaded: the machine's own are used.</summary>
internal static class PagesTheme
{
    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight { Primary = "#2f5bea", AppbarBackground = "#1f3a93", DrawerBackground = "#f6f7fb", TextSecondary = "#50535a" },
        PaletteDark = new PaletteDark { Primary = "#8fabff", PrimaryContrastText = "#10131c", AppbarBackground = "#171b2a", TextSecondary = "#b6bac6", DrawerText = "#d5d9e4" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"] },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "500" },
        },
    };
}
