using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Engine.Core.Actions;

/// <summary>
/// Makes and reads the opaque tokens by which clients name a record or an action: base64url of a signature and a small binary payload. Nothing
/// in it is compressed, so that reading one never takes more memory than the token itself.
/// </summary>
public sealed class ActionTokens(IInstallationKey key) : IDisposable
{
    /// <summary>Longest token that is looked at, in characters; makes room for the longest record id there can be.</summary>
    public const int MaxLength = 8 * 1024;

    // Half of HMAC-SHA-256, as RFC 2104, section 5 allows: out of reach of guessing, and the tokens stay short.
    private const int SignatureBytes = 16;

    private const int MaxBytes = MaxLength / 4 * 3;

    // Room for the id beside type and action, whatever signs they are of.
    private const int ShortId = 64;
    private const int ShortBytes = 640;

    // Taking up a key costs more than signing so few bytes with it. Threads come and go, and each takes its signer along.
    private readonly ThreadLocal<IncrementalHash> _signers = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.ActionKey.Span));

    /// <summary>URL-safe text that only this installation can make; the same reference always gives the same token.</summary>
    /// <remarks>A web address that is no http or https one, or too long for a token, is left out: the record is then looked up when shown.</remarks>
    public string Create(ActionReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var isShort = reference.WebAddress is null && reference.Record.Id.Length <= ShortId;
        var token = isShort ? stackalloc byte[ShortBytes] : new byte[MaxBytes];
        var length = SignatureBytes + ActionPayload.Write(reference, token[SignatureBytes..]);
        Sign(token[SignatureBytes..length], token);
        return Base64Url.EncodeToString(token[..length]);
    }

    /// <summary>Checks size, then signature, then content; false for anything this installation did not make. Never throws.</summary>
    public bool TryRead(string? token, [NotNullWhen(true)] out ActionReference? reference)
    {
        reference = null;
        if (string.IsNullOrEmpty(token) || token.Length > MaxLength) return false;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var written) != OperationStatus.Done || written <= SignatureBytes) return false;
        // The decoder forgives padding, blanks and stray bits at the end: one reference has one token.
        var read = bytes.AsSpan(0, written);
        if (Base64Url.EncodeToString(read) != token) return false;
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(read[SignatureBytes..], expected);
        return CryptographicOperations.FixedTimeEquals(expected, read[..SignatureBytes]) &&
            ActionPayload.TryRead(read[SignatureBytes..], out reference);
    }

    public void Dispose() => _signers.Dispose();

    private void Sign(ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signer = _signers.Value!; // the factory makes one for each thread
        signer.AppendData(payload);
        signer.GetHashAndReset(whole);
        whole[..SignatureBytes].CopyTo(signature);
    }
}
