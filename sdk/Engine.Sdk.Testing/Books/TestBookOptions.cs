using Engine.Sdk.Hosting;

namespace Engine.Sdk.Testing;

/// <summary>What may differ from book to book in a test.</summary>
public sealed record TestBookOptions
{
    /// <summary>The book's id; a new one by default. The same id finds the same sign-in again.</summary>
    public AddressBookId BookId { get; init; } = AddressBookId.New();

    /// <summary>The sign-in it starts with; null: none, as before the user has signed in.</summary>
    public ContractSignIn? SignIn { get; init; }

    /// <summary>Where sign-ins are kept; new and empty by default.</summary>
    public IGrantStore Grants { get; init; } = new MemoryGrantStore();

    /// <summary>Sends the book's requests, such as a <see cref="StubHttp"/>; null, the default: the system's sockets do. Not disposed.</summary>
    public HttpMessageHandler? Transport { get; init; }

    /// <summary>The clock; the real one by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The log; a new one by default.</summary>
    public TestLog Log { get; init; } = new();

    /// <summary>
    /// Whether the CRM's limits (<see cref="ApiDescription.Limits"/>) hold; by default they do not, so that a test need not wait for them.
    /// </summary>
    public bool KeepsLimits { get; init; }
}
