namespace Engine.Sdk;

/// <summary>
/// The plugin that speaks to one kind of CRM. Exported with <see cref="ConnectorAttribute"/>; the engine makes one instance
/// per load and asks it to open every address book a user has configured for this CRM.
/// </summary>
/// <remarks>
/// Implementations are called from several threads at once. The constructor should do nothing slow: it runs while the engine
/// looks for connectors.
/// </remarks>
public interface IConnector
{
    /// <summary>
    /// The record (or class) of this connector's settings: a public type with a public parameterless constructor whose public
    /// read-write properties carry <c>System.ComponentModel.DataAnnotations</c> attributes (<c>Required</c>, <c>Range</c>,
    /// <c>Display</c> for label and help) and <see cref="SecretAttribute"/>. The engine derives the settings form and its JSON
    /// Schema from it and validates every field before <see cref="Open"/> sees it. A connector without settings returns
    /// <c>typeof(NoSettings)</c>.
    /// </summary>
    Type SettingsType { get; }

    /// <summary>
    /// Makes the book for one configured account. Called on start, after a change of the settings, and when the connector is
    /// replaced; must not reach for the network or read large files: that happens in the first search, check or sync.
    /// </summary>
    /// <param name="context">The book's identity, validated settings, log and clock; valid as long as the book lives.</param>
    /// <returns>
    /// The book, never null. The engine owns it; where it implements <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> it
    /// is disposed after its last call has returned.
    /// </returns>
    /// <exception cref="ConnectorException">The settings are well-formed but cannot work, such as a folder that does not exist.</exception>
    IAddressBook Open(AddressBookContext context);
}
