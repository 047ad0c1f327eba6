namespace Engine.Connectors.Ldap.Tests.Servers;

/// <summary>Reads a caller's messages one by one.</summary>
internal static class LdapMessage
{
    /// <returns>Null when the caller has left.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var start = new byte[6];
        if (await stream.ReadAtLeastAsync(start.AsMemory(0, 2), 2, throwOnEndOfStream: false, cancellationToken) < 2) return null;
        var more = start[1] < 0x80 ? 0 : start[1] - 0x80;
        await stream.ReadExactlyAsync(start.AsMemory(2, more), cancellationToken);
        var length = more == 0 ? start[1] : start.AsSpan(2, more).ToArray().Aggregate(0, (value, next) => (value << 8) | next);
        var message = new byte[2 + more + length];
        start.AsSpan(0, 2 + more).CopyTo(message);
        await stream.ReadExactlyAsync(message.AsMemory(2 + more), cancellationToken);
        return message;
    }
}
