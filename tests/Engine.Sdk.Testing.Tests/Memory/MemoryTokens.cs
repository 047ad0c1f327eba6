using System.Net;
using System.Web;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>The token endpoint of the CRM in memory. For several threads at once.</summary>
internal sealed class MemoryTokens
{
    private readonly Lock _lock = new();
    private int _current = 1;
    private bool _isRevoked;
    private int _requests;

    public int Requests
    {
        get
        {
            lock (_lock)
                return _requests;
        }
    }

    public ContractSignIn SignIn => new() { AccessToken = Access(1), RefreshToken = "t0k3n-refresh" };

    public bool IsGood(string? authorization)
    {
        lock (_lock)
            return !_isRevoked && authorization == $"Bearer {Access(_current)}";
    }

    public void Expire()
    {
        lock (_lock)
            _current++;
    }

    public void Revoke()
    {
        lock (_lock)
            _isRevoked = true;
    }

    public StubAnswer Answer(StubRequest request)
    {
        var form = HttpUtility.ParseQueryString(request.Body);
        lock (_lock)
        {
            _requests++;
            return _isRevoked || form["grant_type"] != "refresh_token" || form["refresh_token"] != SignIn.RefreshToken
                ? StubAnswer.Json("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest)
                : StubAnswer.Json($$"""{"access_token":"{{Access(_current)}}","token_type":"Bearer","expires_in":3600}""");
        }
    }

    private static string Access(int number) => $"t0k3n-access-{number}";
}
