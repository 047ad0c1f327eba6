using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>
/// All books' grants. A book that is reopened finds the grant it had, whatever else of its settings has changed: two copies of one would each renew it,
/// and a CRM that rotates takes that for theft.
/// </summary>
internal sealed class Grants(SignInFlows flows, IGrantStore store, TimeProvider time, ILogger log)
{
    private readonly ConcurrentDictionary<(AddressBookId Book, string Origin), Lazy<KeptGrant>> _kept = new();

    /// <summary>Raised when the sign-in of a book has changed, on any thread.</summary>
    public event Action<AddressBookId>? Changed;

    /// <returns>Null where the settings hold all that is needed.</returns>
    public GrantKeeper? For(AddressBookId book, Sdk.SignIn signIn) => signIn switch
    {
        OAuthSignIn oauth => new OAuthKeeper(oauth, new TokenRequests(oauth, () => flows.Http, time), KeptOf(book, OriginOf(oauth), oauth is ClientCredentialsSignIn), flows),
        LibrarySignIn library when KeptOf(book, Hash($"library\n{library.Origin}"), !library.NeedsUser) is var kept => new LibraryKeeper(library, kept, kept.Library, flows),
        _ => null,
    };

    private KeptGrant KeptOf(AddressBookId book, string origin, bool isOfClient) =>
        _kept.GetOrAdd((book, origin), _ => new(() => Make(book, origin, isOfClient))).Value;

    private KeptGrant Make(AddressBookId book, string origin, bool isOfClient)
    {
        var kept = new KeptGrant(book, origin, isOfClient, store, time, log);
        kept.StateChanged += () => Changed?.Invoke(book);
        return kept;
    }

    // Neither the secret nor the scopes: they may change without making the grant another's.
    private static string OriginOf(OAuthSignIn signIn) => Hash($"{signIn.GetType().Name}\n{signIn.TokenAddress.AbsoluteUri}\n{signIn.ClientId}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
