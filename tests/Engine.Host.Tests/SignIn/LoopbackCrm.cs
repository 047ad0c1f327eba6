using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Host.Tests.SignIn;

/// <summary>A CRM on this machine: an authorization server that checks what it is promised, and an API behind it.</summary>
internal sealed class LoopbackCrm : IAsyncDisposable
{
    public const string ClientSecret = "the-client-secret";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect)> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _refresh = new();
    private readonly ConcurrentDictionary<string, bool> _access = new();
    private int _number;

    private LoopbackCrm(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First() + "/");

    /// <summary>Every token and code it has given out.</summary>
    public ConcurrentQueue<string> Secrets { get; } = new();

    public ConcurrentQueue<string> Revoked { get; } = new();

    public bool IsDeviceConfirmed { get; set; }

    public static async Task<LoopbackCrm> StartAsync(CancellationToken token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var crm = new LoopbackCrm(builder.Build());
        crm._app.MapGet("/authorize", crm.Authorize);
        crm._app.MapPost("/token", crm.TokenAsync);
        crm._app.MapPost("/revoke", crm.RevokeAsync);
        crm._app.MapPost("/device", () => Results.Json(new { device_code = crm.New("device"), user_code = "WDJB-MJHT", verification_uri = new Uri(crm.Address, "activate"), expires_in = 600, interval = 1 }));
        crm._app.MapGet("/api/contacts", crm.Contacts);
        await crm._app.StartAsync(token);
        return crm;
    }

    /// <summary>The CRM forgets everybody.</summary>
    public void ForgetAll()
    {
        _access.Clear();
        _refresh.Clear();
    }

    public void ForgetAccess() => _access.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        var isGood = query["response_type"] == "code" && query["client_id"] == "client" && query["code_challenge_method"] == "S256" && query["scope"] == "contacts";
        if (!isGood) return Results.BadRequest();
        var code = New("code");
        _codes[code] = (query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != "client" || form["client_secret"] != ClientSecret) return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        var isGranted = form["grant_type"].ToString() switch
        {
            "authorization_code" => _codes.TryRemove(form["code"].ToString(), out var code) && code.Redirect == form["redirect_uri"] && code.Challenge == ChallengeOf(form["code_verifier"].ToString()),
            "refresh_token" => _refresh.TryRemove(form["refresh_token"].ToString(), out _),
            "urn:ietf:params:oauth:grant-type:device_code" => IsDeviceConfirmed,
            _ => false,
        };
        if (!isGranted) return Results.Json(new { error = form["grant_type"].ToString().Contains("device", StringComparison.Ordinal) ? "authorization_pending" : "invalid_grant" }, statusCode: 400);
        var (access, refresh) = (New("access"), New("refresh"));
        (_access[access], _refresh[refresh]) = (true, true);
        return Results.Json(new { access_token = access, refresh_token = refresh, token_type = "Bearer", expires_in = 3600 });
    }

    private async Task<IResult> RevokeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Revoked.Enqueue(form["token"].ToString());
        return Results.Ok();
    }

    private IResult Contacts(HttpRequest request) =>
        request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && _access.ContainsKey(token) ? Results.Json(new[] { "Bob" }) : Results.Unauthorized();

    private string New(string kind)
    {
        var secret = $"{kind}-{Interlocked.Increment(ref _number)}-{Guid.NewGuid():N}";
        Secrets.Enqueue(secret);
        return secret;
    }

    private static string ChallengeOf(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
