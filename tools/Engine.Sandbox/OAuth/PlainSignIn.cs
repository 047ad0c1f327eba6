using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox;

/// <summary>An OAuth 2 server by the book, of no vendor: also with a page for devices (RFC 8628) and one thing to ask for, <c>oauth/userinfo</c>.</summary>
public sealed class PlainSignIn : Vendor
{
    private readonly ApiTable _table;

    internal PlainSignIn(TimeProvider time)
        : base("oauth", Create(time))
    {
        _table = new ApiTable(
        [
            new("GET", "/authorize", call => AuthorizeEndpoint.Reply(SignIn, "OAuth", call)),
            new("POST", "/authorize", call => AuthorizeEndpoint.Reply(SignIn, "OAuth", call)),
            new("POST", "/token", call => TokenEndpoint.Reply(SignIn, call)),
            new("POST", "/revoke", call => IntrospectEndpoint.Revoke(SignIn, call, isStrict: false)),
            new("POST", "/introspect", call => IntrospectEndpoint.Introspect(SignIn, call, Describe)),
            new("POST", "/device", StartDevice),
            new("GET", "/verify", call => Answer.Html(Pages.Device(call.Get("user_code")))),
            new("POST", "/verify", Verify),
            new("GET", "/userinfo", UserInfo),
        ], isDescription: false);
    }

    internal override bool IsSignIn(string path) => path != "/userinfo";

    internal override Answer ExpiredToken() =>
        Answer.Json(new JsonObject { ["error"] = "invalid_token" }, 401).With("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"The access token expired\"");

    internal override Answer TooManyRequests() => Answer.Json(new JsonObject { ["error"] = "temporarily_unavailable" }, 429);

    private protected override ApiTable Table => _table;

    private protected override Answer Handle(ApiCall call)
    {
        if (_table.Find(call, out var allowed) is { } operation)
            return operation.Answer(call);
        return Answer.Json(new JsonObject { ["error"] = "invalid_request" }, allowed.Count == 0 ? 404 : 405);
    }

    private static OAuthProvider Create(TimeProvider time) => new(new OAuthRules
    {
        TokenLifetime = TimeSpan.FromHours(1),
        RotatesRefreshTokens = true,
        NewToken = () => Tokens.New(32),
        Refuse = Refuse,
        Answer = (token, refresh) =>
        {
            var answer = new JsonObject
            {
                ["access_token"] = token.Value,
                ["token_type"] = "Bearer",
                ["expires_in"] = (int)(token.ExpiresAt - token.IssuedAt).TotalSeconds,
                ["scope"] = token.Grant.Scope ?? "",
            };
            if (refresh is not null)
                answer["refresh_token"] = refresh;
            return answer;
        },
    }, time);

    // RFC 6749, section 5.2: an unknown client is 401, all else 400.
    private static Answer Refuse(OAuthError error)
    {
        var isClient = error.Code is "invalid_client" or "invalid_client_id";
        return Answer.Json(new JsonObject { ["error"] = isClient ? "invalid_client" : error.Code, ["error_description"] = error.Description }, isClient ? 401 : 400);
    }

    private static JsonObject Describe(string value, Grant grant, AccessToken? token)
    {
        var answer = new JsonObject
        {
            ["active"] = true, ["client_id"] = grant.ClientId, ["scope"] = grant.Scope ?? "", ["token_type"] = token is null ? "refresh_token" : "Bearer",
        };
        if (token is not null)
            answer["exp"] = token.ExpiresAt.ToUnixTimeSeconds();
        return answer;
    }

    private Answer StartDevice(ApiCall call)
    {
        var form = call.Form ?? new Dictionary<string, string>();
        if (SignIn.FindClient(form.GetValueOrDefault("client_id")) is not { } client)
            return SignIn.Rules.Refuse(OAuthError.Client("The client is unknown."));
        var request = SignIn.Devices.Add(client.Id, form.GetValueOrDefault("scope"));
        var page = new Uri(Address, "verify").ToString();
        return Answer.Json(new JsonObject
        {
            ["device_code"] = request.DeviceCode,
            ["user_code"] = request.UserCode,
            ["verification_uri"] = page,
            ["verification_uri_complete"] = $"{page}?user_code={request.UserCode}",
            ["expires_in"] = (int)DeviceBook.Lifetime.TotalSeconds,
            ["interval"] = (int)DeviceBook.FirstInterval.TotalSeconds,
        });
    }

    private Answer Verify(ApiCall call)
    {
        var isApproved = call.Form?.GetValueOrDefault("decision") == "allow";
        return SignIn.Devices.Decide(call.Form?.GetValueOrDefault("user_code") ?? "", isApproved)
            ? Answer.Html(Pages.Note(isApproved ? "The device is connected." : "The device was turned down."))
            : Answer.Html(Pages.Problem("There is no such code, or it has ended."), 400);
    }

    private Answer UserInfo(ApiCall call)
    {
        var token = (call.Header("Authorization") ?? "").Split(' ', 2) is ["Bearer", var value] ? SignIn.Authenticate(value) : null;
        return token is null ? ExpiredToken() : Answer.Json(new JsonObject { ["sub"] = "sandbox", ["name"] = "Robin Sandler", ["client_id"] = token.Grant.ClientId });
    }
}
