using Engine.Sdk;

namespace Engine.TestPlugins.Minimal;

/// <summary>The least a connector can be: it searches two contacts it holds itself.</summary>
[Connector("minimal", DisplayName = "Minimal")]
public sealed class MinimalConnector : IConnector
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => new MinimalAddressBook(context);
}
