using Engine.Sdk;

namespace Engine.Connectors.GoogleContacts.Tests;

internal sealed class MemorySignInStore : ISignInStore
{
    public byte[]? Content { get; set; }

    public Task<byte[]?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(Content);

    public Task SaveAsync(byte[] content, CancellationToken cancellationToken)
    {
        Content = content;
        return Task.CompletedTask;
    }
}
