namespace Engine.Sdk.Hosting.SignIn;

/// <summary>A grant by a library of the connector's choice: the library keeps what has to last, the engine its latest token.</summary>
internal sealed class LibraryKeeper(LibrarySignIn signIn, KeptGrant kept, LibraryStore store, SignInFlows flows) : GrantKeeper(kept)
{
    private readonly SignInContext _context = new() { Store = store, Http = flows.Http, Time = flows.Time };

    public override bool NeedsUser => signIn.NeedsUser;

    public override bool TrustsPlainAddresses => false;

    public override async Task<SignInPrompt> BeginAsync(Uri redirect, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        var (state, expiresAt) = flows.Pending.Begin(Book, code => CompleteAsync(redirect, code));
        var start = await GuardedAsync(() => signIn.Flow.BeginAsync(_context, redirect, state, cancellationToken)).ConfigureAwait(false);
        var refusal = start.Completion is { } completion ? FollowAsync(completion) : null;
        return new() { Address = start.Address, UserCode = start.UserCode, ExpiresAt = start.ExpiresAt ?? expiresAt, Refusal = refusal };
    }

    public override async Task SignOutAsync(CancellationToken cancellationToken)
    {
        await TryLoadAsync(cancellationToken).ConfigureAwait(false);
        var givingBack = GuardedAsync(async () =>
        {
            await signIn.Flow.SignOutAsync(_context, cancellationToken).ConfigureAwait(false);
            return true;
        });
        await ((Task)givingBack).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        store.Forget();
        await Kept.ReplaceAsync(null, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task<Grant?> AskAsync(Grant? before)
    {
        try
        {
            return await TokenAsync(before).ConfigureAwait(false);
        }
        catch (ConnectorException ended) when (ended.Kind == ConnectorErrorKind.Unauthorized && NeedsUser)
        {
            return null;
        }
    }

    private async Task CompleteAsync(Uri redirect, string code)
    {
        await GuardedAsync(async () =>
        {
            await signIn.Flow.CompleteAsync(_context, redirect, code, CancellationToken.None).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        await SignedInAsync().ConfigureAwait(false);
    }

    // Whether or not somebody waits for it: that it came through is seen in the state, too.
    private async Task<string?> FollowAsync(Task completion)
    {
        try
        {
            await GuardedAsync(async () =>
            {
                await completion.ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            await SignedInAsync().ConfigureAwait(false);
            return null;
        }
        catch (ConnectorException refused)
        {
            return refused.Message;
        }
        catch (OperationCanceledException)
        {
            return SignInMessages.Late;
        }
    }

    private async Task SignedInAsync() => await Kept.ReplaceAsync(
        await TokenAsync(before: null).ConfigureAwait(false) ?? throw SignInMessages.Refused("no token was given."), CancellationToken.None).ConfigureAwait(false);

    private async Task<Grant?> TokenAsync(Grant? before)
    {
        var token = await GuardedAsync(() => signIn.Flow.GetTokenAsync(_context, before?.AccessToken, CancellationToken.None)).ConfigureAwait(false);
        return token is null ? null : new()
        {
            Origin = Kept.Origin,
            AccessToken = token.Value,
            ExpiresAt = token.ExpiresAt,
            Members = token.Members,
            Content = await store.LoadAsync(CancellationToken.None).ConfigureAwait(false) is { } content ? Convert.ToBase64String(content) : null,
            SignedInAt = before?.SignedInAt ?? flows.Time.GetUtcNow(),
        };
    }

    // A library throws what it likes; what it throws here says nothing about the grant.
    private static async Task<T> GuardedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not (ConnectorException or OperationCanceledException))
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, $"The connector's sign-in failed ({failed.GetType().Name}).", failed);
        }
    }
}
