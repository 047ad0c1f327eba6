using System.Composition;
using Engine.Sdk;

namespace Engine.TestPlugins.Broken;

/// <summary>Works. It stands among connectors that do not, and must not notice.</summary>
[Connector("sound", DisplayName = "  Sound\n connector ", HelpAddress = "https://example.com/help", IconResource = "icon.svg", NumberMatching = NumberMatching.Tokens, MaxConcurrentCalls = 3, IsCachedByDefault = true)]
[method: ImportingConstructor]
public sealed class Sound(Part part) : Broken
{
    public Part Part => part;
}

/// <summary>Works, but exaggerates.</summary>
[Connector("exaggerating", DisplayName = "", HelpAddress = "javascript:alert(1)", IconResource = "missing.png", NumberMatching = (NumberMatching)99, MaxConcurrentCalls = 1_000)]
[method: ImportingConstructor]
public sealed class Exaggerating(Part part) : Broken
{
    public Part Part => part;
}

/// <summary>An icon that is a text.</summary>
[Connector("false-icon", IconResource = "icon.txt", MaxConcurrentCalls = -1)]
public sealed class FalseIcon : Broken;

[Connector("throwing-constructor")]
public sealed class ThrowingConstructor : Broken
{
    public ThrowingConstructor() => throw new InvalidOperationException($"No such file: {typeof(ThrowingConstructor).Assembly.Location}");
}

[Connector("throwing-static")]
public sealed class ThrowingStatic : Broken
{
    private static readonly int Port = int.Parse("not a number");

    public static int Number => Port;

    static ThrowingStatic()
    {
    }
}

[Connector("unmet-import")]
[method: ImportingConstructor]
public sealed class UnmetImport(Part part, INobodyExportsThis missing) : Broken
{
    public object Parts => (part, missing);
}

[Connector("null-settings")]
public sealed class NullSettings : Broken
{
    public override Type SettingsType => null!;
}

[Connector("abstract-settings")]
public sealed class AbstractSettings : Broken
{
    public override Type SettingsType => typeof(Stream);
}

[Connector("hidden-settings")]
public sealed class HiddenSettings : Broken
{
    public override Type SettingsType => typeof(Secretive);

    private sealed record Secretive;
}

[Connector("demanding-settings")]
public sealed class DemandingSettings : Broken
{
    public override Type SettingsType => typeof(Demanding);
}

[Connector("throwing-settings")]
public sealed class ThrowingSettings : Broken
{
    public override Type SettingsType => throw new NotSupportedException("Settings are for the weak.");
}

public sealed record Demanding(string Address);

[Connector("Bad_Id")]
public sealed class BadId : Broken;

[Connector("abstract")]
public abstract class Abstract : Broken;

[Connector("generic")]
public sealed class Generic<T> : Broken;

[Connector("not-a-connector")]
public sealed class NotAConnector;

public interface INobodyExportsThis;

[Export, Shared]
public sealed class Part;

public abstract class Broken : IConnector
{
    public virtual Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => throw new NotSupportedException();
}
