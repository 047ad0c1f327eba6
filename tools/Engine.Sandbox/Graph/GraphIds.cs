using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.Graph;

/// <summary>Ids as the vendor's look: the same in every run.</summary>
internal static class GraphIds
{
    public static string Directory(int number) => new Guid(Hash($"directory {number}").AsSpan(0, 16)).ToString();

    public static string Entry(string seed) => $"AAMkAGI1AAAoZCfHAAA{WebEncoders.Base64UrlEncode(Hash(seed))}=";

    public static string Immutable(string seed) => $"AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A{WebEncoders.Base64UrlEncode(Hash(seed + " immutable"))}";

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
