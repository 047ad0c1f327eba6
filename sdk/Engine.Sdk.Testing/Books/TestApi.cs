namespace Engine.Sdk.Testing;

/// <summary>A book's way to its CRM, as the engine makes it. The only place that knows how.</summary>
internal sealed class TestApi : IDisposable, ISignedIn
{
    private TestApi(ApiDescription? description)
    {
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = description?.Address };
        if (description?.SignIn is HeaderSignIn signIn)
            Http.DefaultRequestHeaders.TryAddWithoutValidation(signIn.Header, signIn.Value);
    }

    public HttpClient Http { get; }

    public ISignedIn SignedIn => this;

    public static Task<TestApi> OpenAsync(IConnector connector, object settings, TestBookOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Open(connector, settings, options));
    }

    public static TestApi Open(IConnector connector, object settings, TestBookOptions options) => new(Describe(connector, settings, options));

    public ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public void Dispose() => Http.Dispose();

    private static ApiDescription? Describe(IConnector connector, object settings, TestBookOptions options)
    {
        var description = (connector as IApiConnector)?.Describe(settings);
        return options.KeepsLimits || description is null ? description : description with { Limits = [] };
    }
}
