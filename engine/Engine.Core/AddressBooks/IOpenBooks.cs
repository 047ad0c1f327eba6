using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>The books that can be asked now.</summary>
public interface IOpenBooks
{
    /// <summary>Enabled and open books, by priority; an immutable snapshot.</summary>
    IReadOnlyList<OpenBook> Enabled { get; }

    /// <summary>An open book, enabled or not; null when it is unknown or could not be opened.</summary>
    OpenBook? Find(AddressBookId id);

    /// <summary>Every configured book and how it stands, open or not, by priority.</summary>
    IReadOnlyList<BookStatus> All => [.. Enabled.Select(open => Get(open.Id)).OfType<BookStatus>()];

    /// <summary>A configured book and how it stands, open or not; null when it is unknown.</summary>
    BookStatus? Get(AddressBookId id) => Find(id) is { } open
        ? new() { Book = open.Configuration, State = open.Configuration.IsEnabled ? BookState.Working : BookState.Disabled, Open = open }
        : null;
}
