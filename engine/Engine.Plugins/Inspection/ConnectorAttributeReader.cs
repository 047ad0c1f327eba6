using System.Reflection;
using System.Reflection.Metadata;
using Engine.Sdk;

namespace Engine.Plugins.Inspection;

/// <summary>Finds the classes marked as connectors, and what their attribute says.</summary>
internal static class ConnectorAttributeReader
{
    public static IReadOnlyList<ConnectorFacts> Read(MetadataReader reader) =>
    [
        .. from handle in reader.TypeDefinitions
           from attribute in reader.GetTypeDefinition(handle).GetCustomAttributes().Select(reader.GetCustomAttribute)
           let owner = reader.AttributeClass(attribute)
           where owner.Name == nameof(ConnectorAttribute) && owner.Namespace == typeof(ConnectorAttribute).Namespace
           select Facts(reader, handle, attribute.DecodeValue(AttributeTypes.Instance), IsSharedSdk(reader, owner.Scope)),
    ];

    public static string? TargetFramework(MetadataReader reader) => (
        from attribute in reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute)
        let owner = reader.AttributeClass(attribute)
        where owner is { Namespace: "System.Runtime.Versioning", Name: "TargetFrameworkAttribute" }
        select attribute.DecodeValue(AttributeTypes.Instance).FixedArguments.FirstOrDefault().Value as string).FirstOrDefault();

    private static ConnectorFacts Facts(MetadataReader reader, TypeDefinitionHandle handle, CustomAttributeValue<string> value, bool usesSharedSdk)
    {
        var type = reader.GetTypeDefinition(handle);
        var named = value.NamedArguments.DistinctBy(argument => argument.Name).ToDictionary(argument => argument.Name ?? "", argument => argument.Value);
        return new()
        {
            TypeName = reader.FullName(handle),
            Id = value.FixedArguments.FirstOrDefault().Value as string,
            DisplayName = named.GetValueOrDefault(nameof(ConnectorAttribute.DisplayName)) as string,
            HelpAddress = named.GetValueOrDefault(nameof(ConnectorAttribute.HelpAddress)) as string,
            IconResource = named.GetValueOrDefault(nameof(ConnectorAttribute.IconResource)) as string,
            NumberMatching = named.GetValueOrDefault(nameof(ConnectorAttribute.NumberMatching)) as int?,
            MaxConcurrentCalls = named.GetValueOrDefault(nameof(ConnectorAttribute.MaxConcurrentCalls)) as int?,
            MaxSpellings = named.GetValueOrDefault(nameof(ConnectorAttribute.MaxSpellings)) as int? ?? 0,
            SearchesThoroughly = named.GetValueOrDefault(nameof(ConnectorAttribute.SearchesThoroughly)) is true,
            IsCachedByDefault = named.GetValueOrDefault(nameof(ConnectorAttribute.IsCachedByDefault)) is true,
            IsConcrete = !type.Attributes.HasFlag(TypeAttributes.Abstract) && type.GetGenericParameters().Count == 0,
            UsesSharedSdk = usesSharedSdk,
        };
    }

    private static bool IsSharedSdk(MetadataReader reader, EntityHandle scope) => scope.Kind == HandleKind.AssemblyReference && !scope.IsNil &&
        reader.StringComparer.Equals(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, "Engine.Sdk");
}
