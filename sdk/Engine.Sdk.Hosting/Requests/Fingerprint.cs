using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>A certificate by its SHA-256 digest, as people compare it: <c>AB:CD:…</c>.</summary>
internal static class Fingerprint
{
    public static string Of(X509Certificate certificate) => string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(part => part.ToString("X2", null)));

    /// <returns>In the form of <see cref="Of"/>; null where there is none, or what is there is none.</returns>
    public static string? Read(string? text)
    {
        var digits = string.Concat((text ?? "").Where(letter => letter != ':' && !char.IsWhiteSpace(letter))).ToUpperInvariant();
        return digits.Length == 2 * SHA256.HashSizeInBytes && digits.All(char.IsAsciiHexDigit) ? string.Join(':', digits.Chunk(2).Select(pair => new string(pair))) : null;
    }
}
