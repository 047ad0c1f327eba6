namespace Engine.Host.Web;

/// <summary>Where the pages are.</summary>
public static class PagesPath
{
    /// <summary>The path that all pages are below.</summary>
    public const string Root = "/ui";

    /// <summary>Below it, where one-time links lead.</summary>
    internal const string Open = "/open";

    /// <summary>Below it, where other machines send the password.</summary>
    internal const string Password = "/password";
}
