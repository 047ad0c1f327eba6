using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>The keepers of all books' grants. A book that is reopened finds the keeper it had, so that two of them never renew the same grant.</summary>
internal sealed class Grants(Func<HttpMessageInvoker> http, IGrantStore store, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<(AddressBookId Book, string Origin, string SignIn), GrantKeeper> _keepers = new();

    /// <summary>Raised when the sign-in of a book has changed, on any thread.</summary>
    public event Action<AddressBookId>? Changed;

    public GrantKeeper For(AddressBookId book, OAuthSignIn signIn)
    {
        var origin = OriginOf(signIn);
        // The secret and the scopes may change without making the grant another's.
        var exact = Hash($"{origin}\n{signIn.ClientSecret}\n{string.Join(' ', signIn.Scopes)}\n{signIn.RevokeAddress}");
        return _keepers.GetOrAdd((book, origin, exact), _ =>
        {
            var keeper = new GrantKeeper(book, signIn, origin, new TokenRequests(signIn, http, time), store, time, log);
            keeper.StateChanged += () => Changed?.Invoke(book);
            return keeper;
        });
    }

    private static string OriginOf(OAuthSignIn signIn) => Hash($"{signIn.GetType().Name}\n{signIn.TokenAddress.AbsoluteUri}\n{signIn.ClientId}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
