using Engine.Sdk;

namespace Engine.TestPlugins.MergedSdk;

/// <summary>Implements its own copy of the contract.</summary>
[Connector("merged-sdk")]
public sealed class MergedSdkConnector : IConnector
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => throw new NotSupportedException();
}
