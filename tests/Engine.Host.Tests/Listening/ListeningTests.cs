using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Engine.Host.Launch;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Listening;

/// <summary>Where the engine listens, and how others find out.</summary>
[TestClass]
public sealed class ListeningTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow("1.1")]
    [DataRow("2.0")]
    public async Task EncryptedPort_WithTheInstallationsCertificate_AnswersTheSame(string version)
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = new HttpClient(engine.TrustingHandler()) { DefaultRequestVersion = new(version), DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var plain = engine.Client();

        using var answer = await client.GetAsync(new Uri(engine.Https, "api/v1/Version"), Token);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual((await plain.ReadAsync("Version", Token)).Text, await answer.Content.ReadAsStringAsync(Token));
    }

    [TestMethod]
    public async Task Certificate_OfTwoInstallations_IsALeafOfItsOwnForLoopbackNames()
    {
        await using var one = await EngineRig.StartAsync(Token);
        await using var other = await EngineRig.StartAsync(Token);

        using var first = await ShownAsync(one);
        using var second = await ShownAsync(other);

        Assert.AreNotEqual(first.Thumbprint, second.Thumbprint);
        Assert.IsFalse(first.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        foreach (var name in (string[])["localhost", "127.0.0.1", "::1"]) Assert.IsTrue(first.MatchesHostname(name), name);
        Assert.IsFalse(first.MatchesHostname("example.com"));
        Assert.IsLessThan(398, (first.NotAfter - first.NotBefore).TotalDays);
        if (!OperatingSystem.IsWindows())
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(one.Folder, "certificate")));
    }

    [TestMethod]
    public async Task Certificate_AfterARestart_IsTheSame()
    {
        var folder = TestFolders.New();
        string before;
        await using (var engine = await EngineRig.StartAsync(Token, folder: folder))
        {
            using var shown = await ShownAsync(engine);
            before = shown.Thumbprint;
        }

        await using var again = await EngineRig.StartAsync(Token, folder: folder);

        using var after = await ShownAsync(again);
        Assert.AreEqual(before, after.Thumbprint);
    }

    [TestMethod]
    public async Task Ports_BothFamilies_ListenOnLoopbackAlone()
    {
        await using var engine = await EngineRig.StartAsync(Token);

        foreach (var address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address, engine.Http.Port, Token);
        }

        var outward = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork, Token)).Where(address => !IPAddress.IsLoopback(address));
        foreach (var address in outward)
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Assert.ThrowsExactlyAsync<SocketException>(async () => await socket.ConnectAsync(address, engine.Http.Port, Token));
        }
    }

    [TestMethod]
    public async Task DiscoveryFile_WhileRunning_TellsWhereAndIsGoneAfter()
    {
        var folder = TestFolders.New();
        var file = Path.Combine(folder, "engine.json");
        await using var engine = await EngineRig.StartAsync(Token, folder: folder);
        using var client = engine.Client();

        var told = JsonNode.Parse(File.ReadAllText(file))!;

        Assert.AreSequenceEqual([$"{engine.Http}api/v1/", $"{engine.Https}api/v1/"], told["Addresses"]!.AsArray().Select(address => (string?)address));
        Assert.AreEqual(Environment.ProcessId, (int)told["ProcessId"]!);
        Assert.AreEqual((string?)(await client.ReadAsync("Version", Token)).Json["ProductVersion"], (string?)told["Version"]);
        Assert.IsTrue(DateTimeOffset.TryParse((string?)told["StartedAt"], out _));
        Assert.DoesNotContain(File.ReadAllText(Path.Combine(folder, "admin-token")).Trim(), told.ToJsonString());
        await engine.StopAsync(Token);
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    [DataRow("--http-port", "HttpPort")]
    [DataRow("--https-port", "HttpsPort")]
    public async Task Start_PortTaken_SaysSoInOneLineAndExits3(string option, string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var other = option == "--http-port" ? "--https-port" : "--http-port";

        var (code, output, errors) = await RunAsync(option, $"{port}", other, "0");

        Assert.AreEqual(3, code);
        Assert.AreEqual("", output);
        Assert.AreEqual($"Port {port} is taken by another program; choose another with {option} N (setting Engine:{setting}).{Environment.NewLine}", errors);
    }

    [TestMethod]
    [DataRow("--http-port", "x")]
    [DataRow("--http-port", "65536")]
    [DataRow("--nonsense", "1")]
    [DataRow("--data", " ")]
    public async Task Start_WrongOption_SaysSoInOneLineAndExits2(string option, string value)
    {
        var (code, output, errors) = await RunAsync(option, value);

        Assert.AreEqual((2, "", 1), (code, output, errors.Count(character => character == '\n')));
        Assert.Contains(option, errors);
    }

    [TestMethod]
    public async Task Start_FolderInUse_SaysSoInOneLineAndExits4()
    {
        await using var engine = await EngineRig.StartAsync(Token);

        var (code, output, errors) = await RunAsync("--data", engine.Folder, "--http-port", "0", "--https-port", "0");

        Assert.AreEqual((4, "", 1), (code, output, errors.Count(character => character == '\n')));
        using var client = engine.Client();
        (await client.ReadAsync("Version", Token)).Is(HttpStatusCode.OK);
        Assert.IsTrue(File.Exists(Path.Combine(engine.Folder, "engine.json")), "The one that runs can still be found.");
    }

    [TestMethod]
    public async Task Ssl_OtherPort_IsKeptForTheNextStart()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var admin = engine.Admin();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;

        (await admin.FormAsync("Ssl", Token, ("Port", $"{port}"))).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
        (await admin.FormAsync("Ssl", Token, ("Port", $"{engine.Http.Port}"))).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
        free.Stop();
        var done = (await admin.FormAsync("Ssl", Token, ("port", $"{port}"))).Is(HttpStatusCode.OK).Json;

        Assert.AreEqual((port, true), ((int)done["Port"]!, (bool)done["RestartNeeded"]!));
        Assert.AreEqual(port, (int)JsonNode.Parse(File.ReadAllText(Path.Combine(engine.Folder, "settings.json")))!["Engine"]!["HttpsPort"]!);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] options)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        string[] folder = options.Contains("--data") ? [] : ["--data", TestFolders.New()];
        var code = await EngineProgram.RunAsync(["--no-browser", .. folder, .. options], output, errors, Token);
        return (code, output.ToString(), errors.ToString());
    }

    private async Task<X509Certificate2> ShownAsync(EngineRig engine)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, engine.Https.Port, Token);
        X509Certificate2? shown = null;
        await using var encrypted = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) =>
        {
            shown = X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData());
            return shown.Subject == "CN=localhost";
        });
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, Token);
        return shown!; // the handshake has shown it
    }
}
