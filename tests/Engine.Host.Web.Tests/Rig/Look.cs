using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Rig;

/// <summary>How a window looks: 1280 or 390 wide, light or dark, English or German.</summary>
internal sealed record Look(int Width = 1280, bool IsDark = false, string Language = "en-GB")
{
    /// <summary>Wide and narrow, light and dark.</summary>
    public static IEnumerable<Look> All => from width in (int[])[1280, 390] from isDark in (bool[])[false, true] select new Look(width, isDark);

    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new() { Width = Width, Height = 900 },
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        Locale = Language,
        ReducedMotion = ReducedMotion.Reduce,
    };

    public override string ToString() => $"{Width}-{(IsDark ? "dark" : "light")}-{Language[..2]}";
}
