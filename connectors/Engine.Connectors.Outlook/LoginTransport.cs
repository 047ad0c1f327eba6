using Microsoft.Identity.Client;

namespace Engine.Connectors.Outlook;

/// <summary>
/// Carries MSAL's requests. MSAL takes only https addresses whose first folder is the tenant: a stand-in or proxy that is elsewhere gets the requests that
/// MSAL believes to send to such an address at its host.
/// </summary>
internal sealed class LoginTransport(OutlookSettings settings, HttpClient http) : HttpMessageHandler, IMsalHttpClientFactory
{
    public static string Authority(OutlookSettings settings) => $"https://{settings.Login.Authority}/{settings.Tenant.Trim()}/";

    public static Uri Real(OutlookSettings settings, Uri believed) =>
        believed.Authority == settings.Login.Authority ? new(settings.Login, believed.PathAndQuery.TrimStart('/')) : believed;

    public HttpClient GetHttpClient() => settings.LoginAddress is null ? http : new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var real = new HttpRequestMessage(request.Method, Real(settings, request.RequestUri!)) { Content = request.Content }; // a request that is sent has an address
        foreach (var (name, values) in request.Headers) real.Headers.TryAddWithoutValidation(name, values);
        return http.SendAsync(real, cancellationToken);
    }
}
