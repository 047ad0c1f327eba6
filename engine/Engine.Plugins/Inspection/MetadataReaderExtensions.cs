using System.Reflection.Metadata;

namespace Engine.Plugins.Inspection;

internal static class MetadataReaderExtensions
{
    /// <summary>The name reflection knows the type by: nested ones behind a plus sign.</summary>
    public static string FullName(this MetadataReader reader, TypeDefinitionHandle handle)
    {
        var names = new Stack<string>();
        var type = reader.GetTypeDefinition(handle);
        names.Push(reader.GetString(type.Name));

        // A damaged file may nest types in a circle.
        while (!type.GetDeclaringType().IsNil && names.Count < 64)
        {
            type = reader.GetTypeDefinition(type.GetDeclaringType());
            names.Push(reader.GetString(type.Name));
        }

        var space = reader.GetString(type.Namespace);
        return (space.Length == 0 ? "" : space + ".") + string.Join('+', names);
    }

    /// <summary>Namespace, name and defining scope of an attribute's class.</summary>
    public static (string Namespace, string Name, EntityHandle Scope) AttributeClass(this MetadataReader reader, CustomAttribute attribute)
    {
        var owner = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default,
        };
        switch (owner.Kind)
        {
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)owner);
                return (reader.GetString(reference.Namespace), reader.GetString(reference.Name), reference.ResolutionScope);
            case HandleKind.TypeDefinition when !owner.IsNil:
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)owner);
                return (reader.GetString(definition.Namespace), reader.GetString(definition.Name), default);
            default:
                return ("", "", default);
        }
    }
}
