using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Engine.Host.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Benchmarks.Http;

/// <summary>
/// <c>bare</c>: the least a program can do that answers HTTP in .NET. It reads no request, knows the answers beforehand, and only writes them as JSON: what
/// the engine takes longer is the engine's.
/// </summary>
internal static class BareServer
{
    public static Command Create()
    {
        var version = new Option<FileInfo>("--version-answer") { Description = "What Version answers", Required = true };
        var searches = new Option<FileInfo>("--search-answers") { Description = "What Search answers, an array of answers", Required = true };
        var port = new Option<int>("--http-port") { Description = "Port of the plain address", Required = true };
        var encryptedPort = new Option<int>("--https-port") { Description = "Port of the encrypted address", Required = true };
        var command = new Command("bare", "Serve known answers, for comparison (started by http)") { version, searches, port, encryptedPort };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Read(parsed.GetRequiredValue(version), BareJsonContext.Wire.VersionInfo),
            Read(parsed.GetRequiredValue(searches), BareJsonContext.Wire.IReadOnlyListIReadOnlyListSearchRecord),
            (parsed.GetValue(port), parsed.GetValue(encryptedPort)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        VersionInfo version, IReadOnlyList<IReadOnlyList<SearchRecord>> searches, (int Plain, int Encrypted) ports, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, ports.Plain);
            server.Listen(IPAddress.Loopback, ports.Encrypted, listen => listen.UseHttps(Certificate()));
        });
        await using var app = builder.Build();
        var asked = 0U;
        app.MapGet("/api/v1/Version", () => TypedResults.Json(version, BareJsonContext.Wire.VersionInfo));
        app.MapPost("/api/v1/Search", () =>
            TypedResults.Json(searches[(int)(Interlocked.Increment(ref asked) % searches.Count)], BareJsonContext.Wire.IReadOnlyListSearchRecord));
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync("Listening");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static T Read<T>(FileInfo file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(File.ReadAllText(file.FullName), type) ?? throw new InvalidOperationException($"{file.Name} is empty.");

    // Of the same kind as the engine's, since the kind decides what encrypting costs.
    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
