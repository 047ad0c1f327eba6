using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Engine.Host.Launch;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Listening;

/// <summary>Where other machines reach the engine: nowhere, unless somebody said so and gave a password.</summary>
[TestClass]
public sealed class RemoteListeningTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow(null, null)]
    [DataRow("", "long enough a password")]
    public async Task Start_WithoutListen_HasNoSocketForOthers(string? listen, string? password)
    {
        await using var engine = await EngineRig.StartAsync(Token, folder: OtherMachine.Settled(listen, password));

        foreach (var port in (int[])[engine.Http.Port, engine.Https.Port]) Assert.IsFalse(await CanConnectAsync(OtherMachine.Address, port));
    }

    [TestMethod]
    [DataRow(OtherMachine.Address)]
    [DataRow("*")]
    public async Task Start_WithListen_OpensTheEncryptedPortAlone(string listen)
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token, listen);

        Assert.IsTrue(await CanConnectAsync(OtherMachine.Address, engine.Https.Port));
        Assert.IsFalse(await CanConnectAsync(OtherMachine.Address, engine.Http.Port));
        foreach (var own in (string[])["127.0.0.1", "::1"])
        {
            Assert.IsTrue(await CanConnectAsync(own, engine.Http.Port));
            Assert.IsTrue(await CanConnectAsync(own, engine.Https.Port));
        }

        Assert.AreEqual(listen == "*", await CanConnectAsync("127.0.0.3", engine.Https.Port));
    }

    [TestMethod]
    [DataRow(OtherMachine.Address, OtherMachine.Address)]
    [DataRow("*", "*")]
    public async Task Start_WithListen_SaysWhereOthersOpenThePages(string listen, string host)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var output = new StoppingWriter("Listening for other machines", stop);

        var code = await EngineProgram.RunAsync(
            ["--no-browser", "--data", OtherMachine.Settled(listen, OtherMachine.Password), "--http-port", "0", "--https-port", "0"], output, TextWriter.Null, stop.Token);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual(0, code);
        Assert.HasCount(2, lines);
        Assert.StartsWith("Listening on http://localhost:", lines[0]);
        var port = lines[0].Split("https://localhost:")[1].Split('/')[0];
        Assert.AreEqual($"Listening for other machines on https://{host}:{port}/ui, with the pages alone open there", lines[1]);
    }

    [TestMethod]
    public async Task Certificate_WithListen_IsForThatAddressToo()
    {
        var folder = TestFolders.New();
        await using (await EngineRig.StartAsync(Token, folder: folder)) { }
        using var before = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "certificate.crt"));
        File.Copy(Path.Combine(OtherMachine.Settled(OtherMachine.Address, OtherMachine.Password), "settings.json"), Path.Combine(folder, "settings.json"));

        await using (await EngineRig.StartAsync(Token, folder: folder)) { }

        using var after = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "certificate.crt"));
        Assert.IsFalse(before.MatchesHostname(OtherMachine.Address));
        foreach (var name in (string[])[OtherMachine.Address, "localhost", "127.0.0.1", "::1"]) Assert.IsTrue(after.MatchesHostname(name), name);
        await using (await EngineRig.StartAsync(Token, folder: folder)) { }
        using var again = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "certificate.crt"));
        Assert.AreEqual(after.Thumbprint, again.Thumbprint);
    }

    [TestMethod]
    [DataRow(OtherMachine.Address, null, "Engine:Remote:Password")]
    [DataRow("*", "", "Engine:Remote:Password")]
    [DataRow("*", "elevensigns", "Engine:Remote:Password has 11 characters")]
    [DataRow("example.com", OtherMachine.Password, "Engine:Remote:Listen")]
    [DataRow("0.0.0.0", OtherMachine.Password, "Engine:Remote:Listen")]
    [DataRow("::", OtherMachine.Password, "Engine:Remote:Listen")]
    [DataRow("127.0.0.1", OtherMachine.Password, "Engine:Remote:Listen")]
    [DataRow("192.168.1", OtherMachine.Password, "Engine:Remote:Listen")]
    [DataRow("198.51.100.7", OtherMachine.Password, "is no address of this machine")]
    public async Task Start_WrongSettings_SaysSoInOneLineAndExits2(string listen, string? password, string told)
    {
        var (code, errors) = await RunAsync(OtherMachine.Settled(listen, password), "0");

        Assert.AreEqual((2, 1), (code, errors.Count(character => character == '\n')), errors);
        Assert.Contains(told, errors);
        if (password is { Length: > 0 }) Assert.DoesNotContain(password, errors);
    }

    [TestMethod]
    [DataRow(OtherMachine.Address)]
    [DataRow("*")]
    public async Task Start_PortTakenThere_SaysSoInOneLineAndExits3(string listen)
    {
        using var taken = new TcpListener(IPAddress.Parse(OtherMachine.Address), 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, errors) = await RunAsync(OtherMachine.Settled(listen, OtherMachine.Password), $"{port}");

        Assert.AreEqual(3, code);
        Assert.AreEqual($"Port {port} is taken by another program; choose another with --https-port N (setting Engine:HttpsPort).{Environment.NewLine}", errors);
    }

    private async Task<(int Code, string Errors)> RunAsync(string folder, string port)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await EngineProgram.RunAsync(["--no-browser", "--data", folder, "--http-port", "0", "--https-port", port], output, errors, Token);
        return (code, errors.ToString());
    }

    // Ends the engine once it has said what is waited for.
    private sealed class StoppingWriter(string at, CancellationTokenSource stop) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            if (value?.StartsWith(at, StringComparison.Ordinal) == true) await stop.CancelAsync();
        }
    }

    private async Task<bool> CanConnectAsync(string address, int port)
    {
        var to = IPAddress.Parse(address);
        using var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(to, port, Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
