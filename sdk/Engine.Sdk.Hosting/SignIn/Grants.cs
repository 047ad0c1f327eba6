using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>
/// All books' grants. A book that is reopened finds the grant it had, whatever else of its settings has changed: two copies of one would each renew it,
/// and a CRM that rotates takes that for theft.
/// </summary>
internal sealed class Grants(Func<HttpMessageInvoker> http, IGrantStore store, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<(AddressBookId Book, string Origin), Lazy<KeptGrant>> _kept = new();

    /// <summary>Raised when the sign-in of a book has changed, on any thread.</summary>
    public event Action<AddressBookId>? Changed;

    public GrantKeeper For(AddressBookId book, OAuthSignIn signIn)
    {
        var origin = OriginOf(signIn);
        var kept = _kept.GetOrAdd((book, origin), _ => new(() => Make(book, origin, signIn is ClientCredentialsSignIn))).Value;
        return new(signIn, new TokenRequests(signIn, http, time), kept);
    }

    /// <summary>Forgets a book's grants, open or not.</summary>
    public async Task ForgetAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(book, cancellationToken).ConfigureAwait(false);
        foreach (var (key, kept) in _kept)
        {
            if (key.Book == book) await kept.Value.ReplaceAsync(null, cancellationToken).ConfigureAwait(false);
        }
    }

    private KeptGrant Make(AddressBookId book, string origin, bool isOfClient)
    {
        var kept = new KeptGrant(book, origin, isOfClient, store, time, log);
        kept.StateChanged += () => Changed?.Invoke(book);
        return kept;
    }

    // Neither the secret nor the scopes: they may change without making the grant another's.
    private static string OriginOf(OAuthSignIn signIn)
    {
        var text = $"{signIn.GetType().Name}\n{signIn.TokenAddress.AbsoluteUri}\n{signIn.ClientId}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
