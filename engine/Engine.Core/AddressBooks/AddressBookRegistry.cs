using System.Text.Json.Nodes;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.AddressBooks;

/// <summary>
/// The configured books and their open connections. Follows the connectors: a replaced one reopens its books and drains the old ones, a
/// removed one leaves them waiting.
/// </summary>
public sealed partial class AddressBookRegistry(
    IAddressBookStore store, IConnectorCatalog connectors, EngineEvents events, TimeProvider time, ILoggerFactory logs) : IOpenBooks, IAsyncDisposable
{
    /// <summary>Every configured book, by priority; made anew at each call.</summary>
    public IReadOnlyList<BookStatus> All => throw new NotImplementedException();

    public IReadOnlyList<OpenBook> Enabled => throw new NotImplementedException();

    /// <summary>Loads and opens what is stored; called once, before anything else.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public OpenBook? Find(AddressBookId id) => throw new NotImplementedException();

    public BookStatus? Get(AddressBookId id) => throw new NotImplementedException();

    public Task<BookChange> AddAsync(AddressBookDraft draft, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>Null when the book is unknown.</returns>
    public Task<BookChange?> UpdateAsync(AddressBookId id, AddressBookDraft change, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <returns>Whether it was known.</returns>
    public Task<bool> RemoveAsync(AddressBookId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The book's settings without its secrets.</summary>
    public JsonObject HiddenSettings(AddressBook book) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
