using System.Globalization;
using Engine.Host.Installation.Launch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;

namespace Engine.Host.Web.Layout;

/// <summary>The languages there are texts in: English, and each that has its file beside this program.</summary>
internal static class Languages
{
    public const string English = "en";

    /// <summary>Two letters each, English first: it stands in for every other.</summary>
    public static IReadOnlyList<string> All { get; } =
        [English, .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Engine.Host.Web.resources.dll", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)]; // a file has a folder

    /// <summary>What the language calls itself.</summary>
    public static string NameOf(string language) => CultureInfo.GetCultureInfo(language).NativeName;

    /// <summary>The user's choice, then the browser's.</summary>
    public static void Configure(RequestLocalizationOptions localization, EngineOptions engine)
    {
        string[] all = [.. All];
        localization.SetDefaultCulture(English).AddSupportedCultures(all).AddSupportedUICultures(all);
        localization.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(_ => Task.FromResult(engine.Language is { Length: > 0 } chosen ? new ProviderCultureResult(chosen) : null)),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }
}
