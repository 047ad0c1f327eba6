namespace Engine.Sdk.Hosting.SignIn;

/// <summary>What came of a sign-in, as its connector may see it.</summary>
internal sealed class SignedInAccount(GrantKeeper? keeper) : ISignedIn
{
    public async ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        return keeper is null ? null : (await keeper.GetAsync(cancellationToken).ConfigureAwait(false)).Members.GetValueOrDefault(member);
    }
}
