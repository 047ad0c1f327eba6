using System.Net;
using Microsoft.AspNetCore.Http;

namespace Engine.Host.Installation.Listening;

/// <summary>Tells this machine's own connections from all others.</summary>
internal static class OtherMachines
{
    /// <summary>
    /// Whether a connection may be another machine's: all are that do not go from loopback to loopback. This machine's own to an address of its network
    /// count, too: what forwards ports for others looks the same. By the connection alone, since headers say what the caller likes.
    /// </summary>
    public static bool IsFromElsewhere(this ConnectionInfo connection) =>
        !IsOwn(connection.LocalIpAddress) || connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(Plain(caller));

    /// <summary>The address that the connection came in on, as a request names it; null where there is none.</summary>
    public static string? HostOf(this ConnectionInfo connection) => connection.LocalIpAddress is { } address
        ? new UriBuilder(Uri.UriSchemeHttps, Plain(address).ToString()).Uri.Host
        : null;

    // The very addresses of the loopback sockets: others of 127.0.0.0/8 are not among them.
    private static bool IsOwn(IPAddress? address) =>
        address is not null && (Plain(address).Equals(IPAddress.Loopback) || Plain(address).Equals(IPAddress.IPv6Loopback));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
