using System.Net;
using Engine.Sandbox.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Sandbox;

/// <summary>The stand-ins of all vendors behind one address on this machine. Each server has its own state; any number run side by side.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private const int LongestAddress = 16 * 1024; // Salesforce answers 414 to longer ones (REST API Developer Guide, "Status Codes and Error Responses")

    private readonly WebApplication _app;
    private readonly SandboxState _state;
    private readonly CancellationTokenSource _stopping;
    private bool _isDisposed;

    private SandboxServer(WebApplication app, SandboxState state, CancellationTokenSource stopping, Uri address)
    {
        _app = app;
        _state = state;
        _stopping = stopping;
        Address = address;
        foreach (var vendor in state.Vendors)
            vendor.Address = new Uri(address, $"{vendor.Name}/");
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>The Salesforce org, below <c>salesforce/</c>.</summary>
    public SalesforceOrg Salesforce => _state.Vendors.OfType<SalesforceOrg>().Single();

    /// <summary>The HubSpot portal, below <c>hubspot/</c>.</summary>
    public HubSpotPortal HubSpot => _state.Vendors.OfType<HubSpotPortal>().Single();

    /// <summary>The Google account, below <c>google/</c>.</summary>
    public GooglePeople Google => _state.Vendors.OfType<GooglePeople>().Single();

    /// <summary>The Microsoft 365 tenant: the API below <c>graph/</c>, the sign-in below <c>login/</c>.</summary>
    public GraphTenant Graph => _state.Vendors.OfType<GraphTenant>().Single();

    /// <summary>A sign-in of no vendor, below <c>oauth/</c>.</summary>
    public PlainSignIn OAuth => _state.Vendors.OfType<PlainSignIn>().Single();

    /// <summary>What goes wrong.</summary>
    public Faults Faults => _state.Faults;

    /// <summary>What came in.</summary>
    public RequestLog Requests => _state.Requests;

    /// <summary>How long the vendors take before each API answer.</summary>
    public TimeSpan Delay
    {
        get => _state.Delay;
        set => _state.Delay = value;
    }

    /// <summary>Starts a server on the loopback address.</summary>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SandboxOptions();
        var stopping = new CancellationTokenSource();
        var graph = new GraphTenant(options.Time, options.IsSeeded);
        var state = new SandboxState
        {
            Time = options.Time,
            Vendors =
            [
                new SalesforceOrg(options.Time, options.IsSeeded), new HubSpotPortal(options.Time, options.IsSeeded), new GooglePeople(options.Time, options.IsSeeded),
                graph, graph.Login, new PlainSignIn(options.Time),
            ],
            Delay = options.Delay,
            Stopping = stopping.Token,
        };
        foreach (var vendor in state.Vendors)
            vendor.SignIn.ApprovesAtOnce = options.ApprovesAtOnce;

        var app = Build(options.Port);
        app.Run(new Pipeline(state, new ControlApi(state)).HandleAsync);
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new SandboxServer(app, state, stopping, new Uri(address));
    }

    /// <summary>Completes when the program is asked to end.</summary>
    public Task WaitForEndAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops the server; what hangs is cut off. A second time does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    // The empty builder: no configuration files to watch, however many servers run at once.
    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }
}
