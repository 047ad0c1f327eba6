namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Where a library keeps what has to last: with the book's grant.</summary>
internal sealed class LibraryStore(KeptGrant kept) : ISignInStore
{
    private const int MaxBytes = 1024 * 1024;

    private volatile byte[]? _content;

    public async Task<byte[]?> LoadAsync(CancellationToken cancellationToken)
    {
        await kept.LoadAsync(cancellationToken).ConfigureAwait(false);
        return _content ?? kept.PeekContent();
    }

    public async Task SaveAsync(byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, MaxBytes, nameof(content));
        // Remembered even where it cannot be stored: the CRM may know the older no more.
        _content = content;
        await kept.KeepContentAsync(content).ConfigureAwait(false);
    }

    public void Forget() => _content = null;
}
