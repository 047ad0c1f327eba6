namespace Engine.Sdk.Hosting;

/// <summary>Keeps the grants of books, encrypted and durable: what a returned task has answered survives a power cut. For several threads at once.</summary>
public interface IGrantStore
{
    /// <summary>Reads the grant of a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The grant; null when there is none, or it cannot be decrypted.</returns>
    Task<Grant?> LoadAsync(AddressBookId book, CancellationToken cancellationToken);

    /// <summary>Keeps a grant in place of the one before.</summary>
    /// <param name="book">The book.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when it is safe.</returns>
    Task SaveAsync(AddressBookId book, Grant grant, CancellationToken cancellationToken);

    /// <summary>Forgets the grant of a book; no error when there is none.</summary>
    /// <param name="book">The book.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when it is gone.</returns>
    Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken);
}
