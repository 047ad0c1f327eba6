using System.Text.Json.Nodes;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;

namespace Engine.Host.Listening;

/// <summary><c>Ssl</c>: what the command line's <c>--action=ENABLE --name=SSL --params="port=N"</c> asks for.</summary>
internal static class SslEndpoint
{
    public static void MapSsl(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{ApiPath.Root}/Ssl", EnableAsync).RequireAdmin().Describe(SslDescriptions.Enable);

    private static async Task<IResult> EnableAsync(
        HttpContext context, ListeningSockets sockets, SavedSettings settings, CertificateTrust trust, CancellationToken cancellationToken)
    {
        var values = await RequestValues.ReadAsync(context);
        var port = values.Int("Port", sockets.HttpsPort, 1, 65535);
        var isOther = port != sockets.HttpsPort;
        if (port == sockets.HttpPort || (isOther && !ListeningSockets.IsFree(port)))
            return Problem.Of(ProblemCode.ParameterInvalid, $"`Port`: {port} is taken by another program or by the engine's plain address.");

        settings.SaveHttpsPort(port);
        var (isTrusted, message) = await trust.TrustAsync(cancellationToken);
        if (isOther) message = $"Port {port} is used from the next start on. {message}";
        return Results.Text(
            new JsonObject
            {
                ["Port"] = port, ["RestartNeeded"] = isOther, ["Trusted"] = isTrusted, ["Certificate"] = trust.File, ["Message"] = message,
            }.ToJsonString(),
            "application/json; charset=utf-8");
    }
}
