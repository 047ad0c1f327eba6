using System.Net.Http.Headers;
using System.Text;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>
/// Signs requests in. The sign-in goes to the API's own address alone: an address that came out of an answer, or of a redirect, gets none unless it is
/// the same.
/// </summary>
internal sealed class SignInHandler(HttpMessageHandler inner, ApiDescription description, GrantKeeper? keeper) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<Uri> Moved = new("Engine.Moved");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (keeper is null) return await SendWithLastingKeyAsync(request, cancellationToken).ConfigureAwait(false);

        var grant = await keeper.GetAsync(cancellationToken).ConfigureAwait(false);
        if (!TrySign(request, grant)) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Unauthorized)
        {
            // Refused before anything was done, so that even a write may be sent again.
            TrySign(request, await keeper.RenewAsync(grant, cancellationToken).ConfigureAwait(false));
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<HttpResponseMessage> SendWithLastingKeyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = description.SignIn is HeaderSignIn key ? key.Header : "Authorization";
        request.Headers.Remove(name);
        if (IsBelow(request.RequestUri, description.Address))
        {
            if (description.SignIn is HeaderSignIn header) request.Headers.TryAddWithoutValidation(header.Header, header.Value);
            else if (description.SignIn is BasicSignIn basic) request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.UserName}:{basic.Password}")));
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <returns>Whether the request goes to the API.</returns>
    private bool TrySign(HttpRequestMessage request, Grant grant)
    {
        var actual = ActualAddress(grant);
        request.Headers.Authorization = null;

        // What is asked for below the declared address is at the same place below the account's own; a second try has gone there already.
        var isMoved = request.Options.TryGetValue(Moved, out var moved) && moved == request.RequestUri;
        if (!isMoved && IsBelow(request.RequestUri, description.Address))
        {
            request.RequestUri = new Uri(Folder(actual), Folder(description.Address).MakeRelativeUri(request.RequestUri!)); // IsBelow is false for null
            request.Options.Set(Moved, request.RequestUri);
        }

        if (!IsBelow(request.RequestUri, actual)) return false;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", grant.AccessToken);
        return true;
    }

    private Uri ActualAddress(Grant grant)
    {
        if (description.AddressFromSignIn is not { } member || !grant.Members.TryGetValue(member, out var text)) return description.Address;
        return Uri.TryCreate(text, UriKind.Absolute, out var told) && (told.Scheme == Uri.UriSchemeHttps || (told.Scheme == Uri.UriSchemeHttp && keeper!.SignIn.TokenAddress.Scheme == Uri.UriSchemeHttp)) // a grant comes from a keeper
            ? told
            : description.Address;
    }

    private static Uri Folder(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.GetLeftPart(UriPartial.Path) + "/");

    private static bool IsBelow(Uri? address, Uri api) => address is { IsAbsoluteUri: true } && (Folder(api).IsBaseOf(address) || address.GetLeftPart(UriPartial.Path) == api.GetLeftPart(UriPartial.Path));
}
