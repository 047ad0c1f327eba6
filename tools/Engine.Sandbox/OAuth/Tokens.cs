using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.OAuth;

/// <summary>Random texts, and the proof of possession of one (RFC 7636).</summary>
internal static class Tokens
{
    private const int ShortestVerifier = 43; // RFC 7636, section 4.1
    private const int LongestVerifier = 128;

    public static string New(int bytes) => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(bytes));

    public static string UserCode() => RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ", 4) + "-" + RandomNumberGenerator.GetString("BCDFGHJKLMNPQRSTVWXZ", 4);

    public static bool IsProof(string challenge, string verifier) =>
        verifier.Length is >= ShortestVerifier and <= LongestVerifier
        && verifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~')
        && WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;
}
