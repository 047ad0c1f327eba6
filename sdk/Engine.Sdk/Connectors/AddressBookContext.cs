using Microsoft.Extensions.Logging;

namespace Engine.Sdk;

/// <summary>What the engine hands to <see cref="IConnector.Open"/>: everything a book may need of its surroundings.</summary>
public sealed class AddressBookContext
{
    /// <summary>The book's lasting id; part of every <see cref="RecordKey"/> this book answers with.</summary>
    public required AddressBookId BookId { get; init; }

    /// <summary>The name the user gave the book, never empty.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The user's settings, an instance of <see cref="IConnector.SettingsType"/> that has passed its validation; secrets are in clear text
    /// here and must not reach a log or a message.
    /// </summary>
    public required object Settings { get; init; }

    /// <summary>
    /// A log in the book's name. Never write a telephone number, a person's name or a token to it.
    /// </summary>
    public required ILogger Log { get; init; }

    /// <summary>The clock to use in place of the ambient one, so that tests can turn it.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>
    /// Requests to the CRM, as <see cref="IApiConnector"/> describes its API: signed in, within its limits, repeated where they only read and may
    /// succeed later, its answers read whole and bounded. Any answer that is no success arrives as a <see cref="ConnectorException"/>, and so does a
    /// CRM that cannot be reached. For several threads at once; owned by the engine, never to be disposed. A connector that is no
    /// <see cref="IApiConnector"/> gets a client without address and sign-in.
    /// </summary>
    public required HttpClient Http { get; init; }

    /// <summary>What came of the sign-in; never null.</summary>
    public required ISignedIn SignedIn { get; init; }

    /// <summary>The key of one of this book's records.</summary>
    /// <param name="type">Kind of record, such as <c>Contact</c>; see <see cref="RecordKey.Type"/>.</param>
    /// <param name="id">The CRM's own id of the record; see <see cref="RecordKey.Id"/>.</param>
    /// <returns>A key that names this book.</returns>
    /// <exception cref="ArgumentException">Type or id is empty or too long.</exception>
    public RecordKey Key(string type, string id) => new(BookId, type, id);
}
