using System.Composition;
using System.Composition.Convention;
using System.Reflection;
using Engine.Sdk;

namespace Engine.Plugins.Loading;

/// <summary>
/// The MEF attributes as written, and one export more for each connector, under a name of its own: so that each can be asked for alone, and one
/// that cannot be made does not keep the plugin's others from it.
/// </summary>
internal sealed class ConnectorParts : AttributedModelProvider
{
    public static string ContractOf(Type connector) => $"connector {connector.FullName}";

    public override IEnumerable<Attribute> GetCustomAttributes(Type reflectedType, MemberInfo member)
    {
        // Only what stands on the very class: a base class' exports are its own.
        if (member is not Type && member.DeclaringType != reflectedType) return [];
        var attributes = Attribute.GetCustomAttributes(member, inherit: false);
        return member is Type type && attributes.OfType<ConnectorAttribute>().Any()
            ? [.. attributes, new ExportAttribute(ContractOf(type), typeof(IConnector))]
            : attributes;
    }

    public override IEnumerable<Attribute> GetCustomAttributes(Type reflectedType, ParameterInfo parameter) =>
        Attribute.GetCustomAttributes(parameter, inherit: false);
}
