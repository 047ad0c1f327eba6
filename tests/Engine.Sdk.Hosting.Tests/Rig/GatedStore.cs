using Engine.Sdk.Testing;

namespace Engine.Sdk.Hosting.Tests.Rig;

/// <summary>A store that is as slow, and as broken, as the test wants.</summary>
internal sealed class GatedStore : IGrantStore
{
    private readonly MemoryGrantStore _inner = new();

    public MemoryGrantStore Inner => _inner;

    /// <summary>Comes before each save.</summary>
    public Func<Grant, Task> OnSave { get; set; } = _ => Task.CompletedTask;

    public Func<Task> OnLoad { get; set; } = () => Task.CompletedTask;

    public int Saves { get; private set; }

    public async Task<Grant?> LoadAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        await OnLoad();
        return await _inner.LoadAsync(book, cancellationToken);
    }

    public async Task SaveAsync(AddressBookId book, Grant grant, CancellationToken cancellationToken)
    {
        await OnSave(grant);
        await _inner.SaveAsync(book, grant, cancellationToken);
        Saves++;
    }

    public Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken) => _inner.RemoveAsync(book, cancellationToken);
}
