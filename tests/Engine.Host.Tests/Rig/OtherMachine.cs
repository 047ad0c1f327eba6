using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Engine.Host.Tests.Rig;

/// <summary>
/// A visitor at the engine's address of the network. Here that is a further address of loopback, which is as strange to the engine as any other machine's: only
/// its own loopback sockets are this machine's.
/// </summary>
internal static class OtherMachine
{
    public const string Address = "127.0.0.2";
    public const string Password = "Ginster-Ä\"4711\"";

    /// <summary>An engine that other machines may come to.</summary>
    public static Task<EngineRig> StartEngineAsync(CancellationToken token, string listen = Address, Action<WebApplicationBuilder>? configure = null) =>
        EngineRig.StartAsync(token, configure, folder: Settled(listen, Password));

    /// <summary>A data folder with these settings of a person.</summary>
    public static string Settled(string? listen, string? password)
    {
        var folder = TestFolders.New();
        var remote = new JsonObject { ["Listen"] = listen, ["Password"] = password };
        File.WriteAllText(Path.Combine(folder, "settings.json"), new JsonObject { ["Engine"] = new JsonObject { ["Remote"] = remote } }.ToJsonString());
        return folder;
    }

    public static Uri Of(EngineRig engine) => new($"https://{Address}:{engine.Https.Port}/");

    /// <summary>A browser of it, with a jar of cookies; follows no redirection.</summary>
    public static HttpClient Visitor(EngineRig engine)
    {
        var handler = engine.TrustingHandler();
        handler.AllowAutoRedirect = false;
        return new(handler) { BaseAddress = Of(engine) };
    }

    /// <summary>Sends the form, as a browser does.</summary>
    public static Task<Answer> TryAsync(this HttpClient visitor, string password, CancellationToken token, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "ui/password") { Content = new FormUrlEncodedContent([new("password", password)]) };
        request.Headers.TryAddWithoutValidation("Origin", origin ?? visitor.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return visitor.AskAsync(request, token);
    }
}
