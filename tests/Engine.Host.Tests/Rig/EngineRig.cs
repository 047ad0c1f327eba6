using System.Security.Cryptography.X509Certificates;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Host.Windows;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Host.Tests.Rig;

/// <summary>
/// The whole engine in this process: the real pipeline behind real loopback ports, in a data folder of its own. Only the connectors and the
/// windows are the test's.
/// </summary>
internal sealed class EngineRig : IAsyncDisposable
{
    private readonly SocketsHttpHandler _handler = new() { UseCookies = false, AllowAutoRedirect = false };
    private readonly WebApplication _app;

    private EngineRig(WebApplication app, string folder, FakeCatalog connectors, FakeWindows windows) =>
        (_app, Folder, Connectors, Windows) = (app, folder, connectors, windows);

    public string Folder { get; }

    public FakeCatalog Connectors { get; }

    public FakeWindows Windows { get; }

    public IServiceProvider Services => _app.Services;

    public EngineEvents Events => Services.GetRequiredService<EngineEvents>();

    /// <summary>Such as <c>http://localhost:40001/</c>.</summary>
    public Uri Http => Services.GetRequiredService<PublicAddress>().Base;

    public Uri Https => Services.GetRequiredService<PublicAddress>().Encrypted;

    /// <param name="token">The test's.</param>
    /// <param name="configure">Further services or settings.</param>
    /// <param name="options">Further options of the command line.</param>
    /// <param name="folder">The data folder of an earlier engine; null for a new one.</param>
    public static async Task<EngineRig> StartAsync(
        CancellationToken token, Action<WebApplicationBuilder>? configure = null, string[]? options = null, string? folder = null)
    {
        var data = folder ?? TestFolders.New();
        var (connectors, windows) = (new FakeCatalog(), new FakeWindows());
        var app = EngineHost.Build(
            ["--data", data, "--http-port", "0", "--https-port", "0", "--no-browser", .. options ?? []],
            builder =>
            {
                // A busy machine is no reason to fail: no test waits for one of these.
                builder.Configuration["Engine:Search:BookDeadline"] = "00:01:00";
                builder.Configuration["Engine:Search:OverallDeadline"] = "00:02:00";
                builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1));
                builder.Services.AddSingleton<IConnectorCatalog>(connectors);
                builder.Services.AddSingleton<IWindowOpener>(windows);
                configure?.Invoke(builder);
            });
        await app.StartAsync(token);
        return new(app, data, connectors, windows);
    }

    /// <summary>A program that calls with this application id, or with none.</summary>
    public HttpClient Client(string? application = null, string? origin = null)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri(Http, "api/v1/") };
        if (application is not null) client.DefaultRequestHeaders.Add("ApplicationId", application);
        if (origin is not null) client.DefaultRequestHeaders.Add("Origin", origin);
        return client;
    }

    /// <summary>For the encrypted port: trusts the certificate in the data folder and no other.</summary>
    public SocketsHttpHandler TrustingHandler()
    {
        var trusted = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Folder, "certificate.crt")).GetCertHashString();
        return new() { SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == trusted } };
    }

    /// <summary>The administrator, by the token in the data folder.</summary>
    public HttpClient Admin()
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", File.ReadAllText(Path.Combine(Folder, "admin-token")).Trim());
        return client;
    }

    /// <summary>An application that a person has approved.</summary>
    public async Task<string> ApprovedAsync(CancellationToken token, Dialect dialect = Dialect.Guide, string? origin = null)
    {
        var id = Guid.NewGuid().ToString();
        var applications = Services.GetRequiredService<ApplicationRegistry>();
        Assert.IsTrue(Core.Applications.ApplicationId.TryParse(id, out var parsed));
        var asked = ApprovalWanted(id);
        var registering = applications.RegisterAsync(parsed, "Test", origin, token);
        await asked;
        await applications.ApproveAsync(parsed, dialect, token);
        await registering;
        return id;
    }

    /// <summary>Completes when a person is asked about the application.</summary>
    public Task ApprovalWanted(string id)
    {
        var wanted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Events.Subscribe(happened =>
        {
            if (happened is ApprovalWanted approval && approval.Application.Id.Reveal() == id) wanted.TrySetResult();
        });
        return wanted.Task;
    }

    /// <summary>Adds a book and answers its id.</summary>
    public async Task<string> AddBookAsync(string connector, CancellationToken token, string? name = null, bool isCached = false)
    {
        var draft = new AddressBookDraft { ConnectorId = connector, Name = name ?? connector, IsCached = isCached, Settings = [] };
        var change = await Services.GetRequiredService<AddressBookRegistry>().AddAsync(draft, token);
        Assert.IsEmpty(change.Errors, string.Join(' ', change.Errors));
        return change.Status!.Book.Id.ToString();
    }

    public Task StopAsync(CancellationToken token) => _app.StopAsync(token);

    public async ValueTask DisposeAsync()
    {
        _handler.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
