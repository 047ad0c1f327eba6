using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>Keeps the configured books of one profile. What a returned task has answered survives a power cut.</summary>
public interface IAddressBookStore
{
    Task<IReadOnlyList<AddressBook>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Adds the book, or replaces the one with its id.</summary>
    Task SaveAsync(AddressBook book, CancellationToken cancellationToken);

    /// <summary>Removes the book and everything kept for it; no error when there is none.</summary>
    Task RemoveAsync(AddressBookId id, CancellationToken cancellationToken);
}
