using System.Net.Http.Headers;
using System.Text;
using Engine.Sdk.Hosting.Requests;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>
/// Signs requests in. The sign-in goes to the API's own address alone: an address that came out of an answer, or of a redirect, gets none unless it is
/// the same.
/// </summary>
internal sealed class SignInHandler(HttpMessageHandler inner, ApiDescription description, GrantKeeper? keeper) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<(Uri From, Uri To)> Moved = new("Engine.Moved");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (keeper is null) return await SendWithLastingKeyAsync(request, cancellationToken).ConfigureAwait(false);

        var grant = await keeper.GetAsync(cancellationToken).ConfigureAwait(false);
        if (!TrySign(request, grant, keeper)) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Unauthorized)
        {
            // Refused before anything was done, so that even a write may be sent again.
            TrySign(request, await keeper.RenewAsync(grant, cancellationToken).ConfigureAwait(false), keeper);
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<HttpResponseMessage> SendWithLastingKeyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isToApi = ApiAddress.IsBelow(request.RequestUri, description.Address);
        if (description.SignIn is HeaderSignIn key)
        {
            request.Headers.Remove(key.Header);
            if (isToApi) request.Headers.TryAddWithoutValidation(key.Header, key.Value);
        }
        else if (description.SignIn is BasicSignIn basic)
        {
            request.Headers.Authorization = isToApi ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.UserName}:{basic.Password}"))) : null;
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <returns>Whether the request goes to the API.</returns>
    private bool TrySign(HttpRequestMessage request, Grant grant, GrantKeeper by)
    {
        var actual = ActualAddress(grant, by);
        request.Headers.Authorization = null;

        // What is asked for below the declared address is at the same place below the account's own. A second try has gone there already, and a
        // renewed grant may name another.
        var asked = request.Options.TryGetValue(Moved, out var moved) && moved.To == request.RequestUri ? moved.From : request.RequestUri;
        if (asked is { IsAbsoluteUri: true })
        {
            request.RequestUri = ApiAddress.Move(asked, description.Address, actual);
            request.Options.Set(Moved, (asked, request.RequestUri));
        }

        if (!ApiAddress.IsBelow(request.RequestUri, actual)) return false;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.AccessToken);
        return true;
    }

    private Uri ActualAddress(Grant grant, GrantKeeper by)
    {
        if (description.AddressFromSignIn is not { } member || !grant.Members.TryGetValue(member, out var text)) return description.Address;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var told) || told.UserInfo.Length > 0) return description.Address;
        var isSafe = told.Scheme == Uri.UriSchemeHttps || (told.Scheme == Uri.UriSchemeHttp && by.TrustsPlainAddresses);
        return isSafe ? told : description.Address;
    }
}
