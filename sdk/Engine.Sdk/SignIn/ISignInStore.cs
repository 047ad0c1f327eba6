namespace Engine.Sdk;

/// <summary>Keeps what has to last of one book's sign-in, such as a library's token cache: encrypted and durable. For several threads at once.</summary>
public interface ISignInStore
{
    /// <summary>Reads what was kept.</summary>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>The bytes; null when there are none.</returns>
    Task<byte[]?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps bytes in place of those before; they are safe when the task has ended.</summary>
    /// <param name="content">At most 1 MiB.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when they are safe.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more than 1 MiB.</exception>
    Task SaveAsync(byte[] content, CancellationToken cancellationToken);
}
