using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.OAuth;

/// <summary>Tokens that tell who signed in (OpenID Connect Core, section 2). Nobody could check a signature made here, so they have none (RFC 7519, section 6).</summary>
internal static class IdToken
{
    public static string Write(JsonObject claims) => $"{Encode(new JsonObject { ["typ"] = "JWT", ["alg"] = "none" })}.{Encode(claims)}.";

    public static string Encode(JsonObject body) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(body.ToJsonString()));
}
