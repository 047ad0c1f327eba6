using System.Buffers.Binary;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>
/// Follows what a server sends, message by message (RFC 4511, section 5.1), so that what is no LDAP and what has no end is noticed before the library waits for the
/// rest of it. Remembers how the server answered the sign-in, of which the library tells only a part.
/// </summary>
internal sealed class AnswerFrames
{
    private const int MaxMessage = 16 * 1024 * 1024;
    private const int Kept = 4096;

    private readonly byte[] _start = new byte[Kept];
    private int _seen;
    private int _size;

    /// <summary>The server's answer to the sign-in, once it has come.</summary>
    public LdapResult? SignedIn { get; private set; }

    /// <returns>Whether this can be LDAP.</returns>
    public bool Follow(ReadOnlySpan<byte> sent)
    {
        while (!sent.IsEmpty)
        {
            if (_size == 0)
            {
                _start[_seen++] = sent[0];
                sent = sent[1..];
                if (!ReadSize()) return false;
                continue;
            }
            var part = sent[..Math.Min(sent.Length, _size - _seen)];
            if (_seen < Kept) part[..Math.Min(part.Length, Kept - _seen)].CopyTo(_start.AsSpan(_seen));
            _seen += part.Length;
            sent = sent[part.Length..];
            if (_seen == _size) End();
        }
        return true;
    }

    // A message is a SEQUENCE: one byte that says so, then its length in one to five.
    private bool ReadSize()
    {
        if (_start[0] != 0x30) return false;
        if (_seen < 2) return true;
        var more = _start[1] < 0x80 ? 0 : _start[1] - 0x80;
        if (more > 4 || _start[1] == 0x80) return false;
        if (_seen < 2 + more) return true;
        Span<byte> length = stackalloc byte[4];
        if (more > 0) _start.AsSpan(2, more).CopyTo(length[(4 - more)..]);
        var content = more == 0 ? _start[1] : BinaryPrimitives.ReadUInt32BigEndian(length);
        if (content is < 5 or > MaxMessage) return false;
        _size = _seen + (int)content;
        return true;
    }

    private void End()
    {
        if (_size <= Kept && LdapMessages.ReadResult(_start.AsMemory(0, _size), LdapMessages.BindResponse) is { } result) SignedIn = result;
        (_seen, _size) = (0, 0);
    }
}
