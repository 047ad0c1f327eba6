using System.Composition;
using Engine.Sdk;

namespace Engine.TestPlugins.Hanging;

/// <summary>Never leaves its constructor, and holds the lock of the composition host meanwhile.</summary>
[Connector("hanging-constructor"), Shared]
public sealed class HangingConstructor : IConnector
{
    private static readonly ManualResetEvent Never = new(false);

    public HangingConstructor() => Never.WaitOne();

    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => throw new NotSupportedException();
}

/// <summary>Works, and is made after the one that hangs.</summary>
[Connector("patient"), Shared]
public sealed class Patient : IConnector
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => throw new NotSupportedException();
}
