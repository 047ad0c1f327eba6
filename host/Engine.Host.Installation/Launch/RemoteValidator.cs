using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Engine.Host.Installation.Launch;

/// <summary>Other machines get in at an address that is named, with a password that takes long to guess, or not at all.</summary>
internal sealed class RemoteValidator : IValidateOptions<EngineOptions>
{
    public const int LeastPassword = 12;
    public const int MostPassword = 256;

    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        if (!options.Remote.IsOn) return ValidateOptionsResult.Success;

        string?[] failures = [AddressFailure(options.Remote), PasswordFailure(options.Remote)];
        return failures.OfType<string>().ToArray() is { Length: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    /// <summary>The address as it is bound.</summary>
    /// <returns>False for what is no single address: half of one (<c>10.1</c> reads as 10.0.0.1), all of them, or one that every machine has.</returns>
    public static bool TryRead(string text, out IPAddress address)
    {
        var isRead = IPAddress.TryParse(text, out var read);
        address = read ?? IPAddress.None;
        if (!isRead || address.IsIPv4MappedToIPv6 || (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != text)) return false;
        IPAddress[] others = [IPAddress.Any, IPAddress.IPv6Any, IPAddress.Loopback, IPAddress.IPv6Loopback, IPAddress.Broadcast];
        return !others.Contains(address);
    }

    private static string? AddressFailure(RemoteOptions remote) => remote.IsEverywhere || TryRead(remote.Listen!, out _) // it is on
        ? null
        : $"Engine:Remote:Listen is '{remote.Listen}'; give an address of this machine in its network, such as 192.168.1.10, or * for all of them.";

    // Says nothing of the password but its length.
    private static string? PasswordFailure(RemoteOptions remote) => remote.Password?.Length switch
    {
        null or 0 => $"Engine:Remote:Listen lets other machines in, which needs a password; set Engine:Remote:Password to one of {LeastPassword} characters at least.",
        < LeastPassword or > MostPassword => $"Engine:Remote:Password has {remote.Password.Length} characters; give it {LeastPassword} to {MostPassword}.",
        _ => null,
    };
}
