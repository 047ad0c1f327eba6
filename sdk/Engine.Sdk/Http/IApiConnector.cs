namespace Engine.Sdk;

/// <summary>
/// The ability of a connector (beside <see cref="IConnector"/>) to reach its CRM through <see cref="AddressBookContext.Http"/>: it describes the CRM's
/// API, and the engine signs in, retries, keeps within the CRM's limits and turns its errors into <see cref="ConnectorException"/>s.
/// </summary>
public interface IApiConnector
{
    /// <summary>
    /// Describes the API as one book uses it. Called just before <see cref="IConnector.Open"/>, with the same settings; must not reach for the network.
    /// </summary>
    /// <param name="settings">The user's settings, an instance of <see cref="IConnector.SettingsType"/> that has passed its validation.</param>
    /// <returns>The description, never null.</returns>
    /// <exception cref="ConnectorException">The settings are well-formed but cannot work.</exception>
    ApiDescription Describe(object settings);
}
