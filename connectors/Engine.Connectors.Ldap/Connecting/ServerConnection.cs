using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>The way to the server, encrypted as the settings say.</summary>
internal static class ServerConnection
{
    private const int LongestAnswer = 64 * 1024;

    /// <exception cref="ConnectorException">The server cannot be reached, or is not the one meant.</exception>
    public static async Task<Stream> OpenAsync(LdapSettings settings, CancellationToken cancellationToken)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await ConnectAsync(server, settings, cancellationToken).ConfigureAwait(false);
            Stream stream = new NetworkStream(server, ownsSocket: true);
            if (settings.Security == LdapSecurity.StartTls) await StartTlsAsync(stream, settings, cancellationToken).ConfigureAwait(false);
            return settings.Security == LdapSecurity.None ? stream : await EncryptAsync(stream, settings, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private static async Task ConnectAsync(Socket server, LdapSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await server.ConnectAsync(settings.Host, settings.ActualPort, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException failed) when (failed.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"Server: there is no host named {settings.Host}.", failed);
        }
        catch (SocketException failed)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, $"The server {settings.Host} cannot be reached at port {settings.ActualPort}: {failed.Message.TrimEnd('.')}.", failed);
        }
    }

    private static async Task StartTlsAsync(Stream stream, LdapSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(LdapMessages.StartTls(), cancellationToken).ConfigureAwait(false);
            var answer = await ReadMessageAsync(stream, cancellationToken).ConfigureAwait(false);
            if (LdapMessages.ReadResult(answer, LdapMessages.ExtendedResponse) is { Code: 0 }) return;
        }
        catch (IOException failed)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, $"The server {settings.Host} has closed the connection.", failed);
        }
        throw new ConnectorException(
            ConnectorErrorKind.Misconfigured, "Encryption: the server does not offer StartTLS. Its administrator has to give it a certificate; or try Ldaps.");
    }

    // To the byte: what follows is TLS.
    private static async Task<ReadOnlyMemory<byte>> ReadMessageAsync(Stream stream, CancellationToken cancellationToken)
    {
        var message = new byte[LongestAnswer];
        await stream.ReadExactlyAsync(message.AsMemory(0, 2), cancellationToken).ConfigureAwait(false);
        var (start, length) = (2, (int)message[1]);
        if (length >= 0x80)
        {
            // Active Directory writes every length in four bytes.
            start += Math.Min(length - 0x80, sizeof(int));
            await stream.ReadExactlyAsync(message.AsMemory(2, start - 2), cancellationToken).ConfigureAwait(false);
            length = message.AsSpan(2, start - 2).ToArray().Aggregate(0, (value, next) => (value << 8) | next);
        }
        if (length < 0 || length > message.Length - start) return default;
        await stream.ReadExactlyAsync(message.AsMemory(start, length), cancellationToken).ConfigureAwait(false);
        return message.AsMemory(0, start + length);
    }

    private static async Task<Stream> EncryptAsync(Stream plain, LdapSettings settings, CancellationToken cancellationToken)
    {
        var trust = new ServerTrust(settings);
        var encrypted = new SslStream(plain);
        try
        {
            await encrypted.AuthenticateAsClientAsync(trust.Options(), cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch (AuthenticationException failed) when (trust.Refusal is { } refusal)
        {
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"The server's certificate is not trusted: {refusal}.", failed);
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Unavailable, $"The server {settings.Host} does not answer with TLS at port {settings.ActualPort}: see Encryption and Port.", failed);
        }
    }
}
