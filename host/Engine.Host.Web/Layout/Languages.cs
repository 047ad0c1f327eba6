namespace Engine.Host.Web.Layout;

/// <summary>The languages there are texts in; the first stands in for every other.</summary>
internal static class Languages
{
    public static readonly string[] All = ["en", "de"];
}
