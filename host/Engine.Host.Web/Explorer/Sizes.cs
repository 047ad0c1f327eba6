namespace Engine.Host.Web.Explorer;

/// <summary>Amounts of data, short enough to stand beside others.</summary>
internal static class Sizes
{
    private const double Kilo = 1024;

    public static string Of(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / Kilo:0.0} KB",
        _ => $"{bytes / Kilo / Kilo:0.0} MB",
    };
}
