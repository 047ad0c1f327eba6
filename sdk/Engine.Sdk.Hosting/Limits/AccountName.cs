using System.Security.Cryptography;
using System.Text;
using Engine.Sdk.Hosting.SignIn;

namespace Engine.Sdk.Hosting.Limits;

/// <summary>Tells accounts apart, without keeping what they sign in with.</summary>
internal static class AccountName
{
    public static string Of(ApiDescription description, GrantKeeper? keeper)
    {
        if ((description.SignIn as OAuthSignIn)?.AccountMember is { } member && keeper?.PeekMember(member) is { Length: > 0 } told) return told;
        var secret = description.SignIn switch
        {
            OAuthSignIn oauth => $"{oauth.ClientId}\n{oauth.ClientSecret}",
            HeaderSignIn header => header.Value,
            LibrarySignIn library => library.Origin,
            BasicSignIn basic => $"{basic.UserName}\n{basic.Password}",
            _ => "",
        };
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{description.Address}\n{secret}")));
    }
}
