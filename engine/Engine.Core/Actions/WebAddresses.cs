using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Actions;

/// <summary>Which addresses of a connector may be opened on the user's screen.</summary>
internal static class WebAddresses
{
    /// <summary>Absolute http or https alone: anything else could start a program or read a file.</summary>
    public static bool IsSafe([NotNullWhen(true)] Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
