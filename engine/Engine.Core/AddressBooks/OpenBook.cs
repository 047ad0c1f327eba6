using Engine.Core.Connectors;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;
using Engine.Sdk.Hosting;

namespace Engine.Core.AddressBooks;

/// <summary>A book ready to be asked: its configuration, its connector's facts, and the guarded way to call it.</summary>
public sealed class OpenBook(AddressBook configuration, ConnectorDescriptor descriptor, IAddressBook connection, BookGuard guard)
{
    public AddressBook Configuration { get; } = configuration;

    public ConnectorDescriptor Descriptor { get; } = descriptor;

    /// <summary>For asking which abilities the book has (<c>is</c>); calls go through <see cref="Guard"/>.</summary>
    public IAddressBook Connection { get; } = connection;

    public BookGuard Guard { get; } = guard;

    /// <summary>The book's way to its CRM; null only where none was made, as in tests.</summary>
    public BookApi? Api { get; init; }

    /// <summary>How its numbers are written, as far as was learned.</summary>
    public SpellingHits Spellings { get; init; } = new();

    public AddressBookId Id => Configuration.Id;
}
