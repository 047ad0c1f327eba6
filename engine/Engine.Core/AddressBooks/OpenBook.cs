using Engine.Core.Connectors;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>A book ready to be asked: its configuration, its connector's facts, and the guarded way to call it.</summary>
public sealed class OpenBook(AddressBook configuration, ConnectorDescriptor descriptor, IAddressBook connection, BookGuard guard)
{
    public AddressBook Configuration { get; } = configuration;

    public ConnectorDescriptor Descriptor { get; } = descriptor;

    /// <summary>For asking which abilities the book has (<c>is</c>); calls go through <see cref="Guard"/>.</summary>
    public IAddressBook Connection { get; } = connection;

    public BookGuard Guard { get; } = guard;

    public AddressBookId Id => Configuration.Id;
}
