using System.Reflection;
using System.Web;
using Engine.Sdk.Hosting;

namespace Engine.Sdk.Testing;

/// <summary>A book's way to its CRM, made of what the engine itself makes it of. The only place that knows how.</summary>
internal sealed class TestApi : IDisposable
{
    private readonly SignInTransport _transport;
    private readonly ApiServices _services;
    private readonly BookApi _api;
    private readonly ApiDescription? _description;

    private TestApi(IConnector connector, object settings, TestBookOptions options)
    {
        var described = (connector as IApiConnector)?.Describe(settings);
        _description = options.KeepsLimits || described is null ? described : described with { Limits = [] };
        _transport = new SignInTransport(options.Transport, _description?.SignIn as OAuthSignIn);
        _services = new ApiServices(options.Grants, options.Time, options.Log, _transport);
        try
        {
            _api = new BookApi(options.BookId, connector.GetType().GetCustomAttribute<ConnectorAttribute>()?.Id ?? "test", _description, _services);
        }
        catch
        {
            _services.Dispose();
            _transport.Dispose();
            throw;
        }
    }

    public HttpClient Http => _api.Http;

    public ISignedIn SignedIn => _api.SignedIn;

    public static TestApi Open(IConnector connector, object settings, TestBookOptions options) => new(connector, settings, options);

    /// <exception cref="AssertFailedException">There is a sign-in, but the connector declares none that a user could make.</exception>
    public static async Task<TestApi> OpenAsync(IConnector connector, object settings, TestBookOptions options, CancellationToken cancellationToken)
    {
        var api = new TestApi(connector, settings, options);
        try
        {
            if (options.SignIn is { } signIn)
                await api.SignInAsync(signIn, cancellationToken).ConfigureAwait(false);
            return api;
        }
        catch
        {
            api.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _api.Dispose();
        _services.Dispose();
        _transport.Dispose();
    }

    // The user's part is played here: the page of the CRM agrees at once, and its token endpoint answers with the sign-in.
    private async Task SignInAsync(ContractSignIn signIn, CancellationToken cancellationToken)
    {
        if (!_api.CanSignIn)
            throw new AssertFailedException("There is a sign-in to begin with, but the connector declares none that a user makes.");
        _transport.Answer = signIn;
        var signedIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _services.SignInChanged += _ => signedIn.TrySetResult();
        var prompt = await _api.BeginSignInAsync(new Uri("http://127.0.0.1/oauth/callback"), cancellationToken).ConfigureAwait(false);
        if (_description?.SignIn is AuthorizationCodeSignIn)
            await _services.CompleteSignInAsync(HttpUtility.ParseQueryString(prompt.Address?.Query ?? "")["state"], SignInTransport.Code, error: null, cancellationToken).ConfigureAwait(false);
        await signedIn.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        _transport.Answer = null;
    }
}
