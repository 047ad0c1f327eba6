using System.DirectoryServices.Protocols;
using System.Text.RegularExpressions;
using static Engine.Sdk.ConnectorErrorKind;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>What a server's result codes (RFC 4511, appendix A) mean to the engine and to people.</summary>
internal static partial class LdapFailures
{
    // LDAP has no word for how long a busy server wants to be left alone.
    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    // The library's own codes: those of OpenLDAP are below zero, those of Windows above 80.
    private const int ServerDown = -1;
    private const int FilterError = -7;
    private const int WindowsServerDown = 81;
    private const int WindowsFilterError = 87;

    public static bool IsLoss(Exception failed) => failed is LdapException { ErrorCode: ServerDown or WindowsServerDown };

    public static ConnectorException Of(Exception failed, LdapTunnel tunnel)
    {
        if (tunnel.Complaint is { } complaint) return new(BadAnswer, $"The server's answer cannot be understood: {complaint}.", failed);
        return failed switch
        {
            _ when tunnel.SignedIn is { Code: not 0 } refused => OfSignIn(refused, failed),
            DirectoryOperationException { Response: { } response } => OfResult((int)response.ResultCode, response.ErrorMessage, failed),
            LdapException { ErrorCode: FilterError or WindowsFilterError } => new(Misconfigured, "Filter: this is no LDAP filter. Write one such as (objectClass=person).", failed),
            _ when !tunnel.IsOpen || IsLoss(failed) => new(Unavailable, "The server has closed the connection.", failed),
            LdapException { ErrorCode: > 0 and < 80 } other => OfResult(other.ErrorCode, other.ServerErrorMessage, failed),
            _ => new(BadAnswer, $"The server's answer cannot be understood: {failed.Message.TrimEnd('.')}.", failed),
        };
    }

    private static ConnectorException OfSignIn(LdapResult refused, Exception failed) => refused.Code switch
    {
        (int)ResultCode.InappropriateAuthentication => new(Unauthorized, $"The server lets nobody in without a user and a password{Words(refused.Message)}.", failed),
        34 => new(Misconfigured, $"User: the server takes it for no DN{Words(refused.Message)}. Write one such as cn=reader,dc=example,dc=com.", failed),
        _ => OfResult(refused.Code, refused.Message, failed),
    };

    private static ConnectorException OfResult(int code, string? message, Exception failed) => (ResultCode)code switch
    {
        (ResultCode)49 => new(Unauthorized, $"The server refuses the sign-in: {Refusal(message)}.", failed),
        ResultCode.InappropriateAuthentication => new(Unauthorized, $"The server does not accept this way to sign in{Words(message)}.", failed),
        // RFC 4511 has strongerAuthRequired for it, Active Directory an operationsError that speaks of the bind.
        ResultCode.StrongAuthRequired or ResultCode.ConfidentialityRequired => new(Unauthorized, $"The server wants a sign-in, or an encrypted one: see User and Encryption{Words(message)}.", failed),
        ResultCode.OperationsError when message?.Contains("bind", StringComparison.OrdinalIgnoreCase) == true =>
            new(Unauthorized, "Anonymous search is not allowed here: give User and Password.", failed),
        ResultCode.InsufficientAccessRights => new(Forbidden, $"The user may not do this in the directory{Words(message)}.", failed),
        ResultCode.NoSuchObject => new(Misconfigured, "Base DN: there is no such entry, or it is not shown to whom the field User names.", failed),
        ResultCode.InvalidDNSyntax => new(Misconfigured, $"Base DN: the server takes it for no DN{Words(message)}. Write one such as ou=people,dc=example,dc=com.", failed),
        ResultCode.Referral or ResultCode.ReferralV2 => new(Misconfigured, "Base DN: another server keeps this part of the directory. Give that one as Server.", failed),
        ResultCode.SizeLimitExceeded => new(Forbidden, "The server gives this user only a part of the entries: its administrator has to raise the size limit for the user, or narrow Base DN or Filter.", failed),
        ResultCode.TimeLimitExceeded or ResultCode.AdminLimitExceeded => new(Unavailable, $"The search takes the server too long{Words(message)}. Its administrator may have to index the attributes.", failed),
        ResultCode.Busy => new(RateLimited, "The server is too busy.", failed) { RetryAfter = WhenBusy },
        ResultCode.Unavailable or ResultCode.Other or ResultCode.OperationsError => new(Unavailable, $"The server failed{Words(message)}.", failed),
        _ => new(Refused, $"The server refused ({(ResultCode)code}){Words(message)}.", failed),
    };

    // Microsoft, "Common Active Directory bind errors": the number after "data" is a Windows error in hexadecimal.
    private static string Refusal(string? message) => WindowsError().Match(message ?? "").Groups[1].Value switch
    {
        "525" => "there is no such user",
        "530" => "the user may not sign in at this time",
        "531" => "the user may not sign in from this machine",
        "532" => "the password has expired",
        "533" => "the account is disabled",
        "701" => "the account has expired",
        "773" => "the password has to be changed first",
        "775" => "the account is locked",
        _ => "wrong user or wrong password",
    };

    private static string Words(string? message) => message?.Trim('\0', ' ', '.') is { Length: > 0 } words ? $": {words}" : "";

    [GeneratedRegex(@"\bdata ([0-9a-f]{3})\b")]
    private static partial Regex WindowsError();
}
