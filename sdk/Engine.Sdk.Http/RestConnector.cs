namespace Engine.Sdk.Http;

/// <summary>A connector whose CRM has an API over HTTP. Export it with <see cref="ConnectorAttribute"/>.</summary>
/// <typeparam name="TSettings">The type of its settings, with a public constructor without parameters.</typeparam>
public abstract class RestConnector<TSettings> : IConnector, IApiConnector
    where TSettings : class
{
    /// <inheritdoc/>
    public Type SettingsType => typeof(TSettings);

    /// <inheritdoc/>
    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Open(context, (TSettings)context.Settings);
    }

    /// <inheritdoc/>
    public ApiDescription Describe(object settings) => Describe((TSettings)settings);

    /// <summary>As <see cref="IConnector.Open"/>.</summary>
    /// <param name="context">What the book has to work with.</param>
    /// <param name="settings">The book's settings.</param>
    /// <returns>The book.</returns>
    protected abstract IAddressBook Open(AddressBookContext context, TSettings settings);

    /// <summary>As <see cref="IApiConnector.Describe"/>.</summary>
    /// <param name="settings">The book's settings.</param>
    /// <returns>What the engine has to know of the API.</returns>
    protected abstract ApiDescription Describe(TSettings settings);
}
