using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Engine.Sdk;

namespace Engine.Core.Settings;

/// <summary>
/// One public read-write property of a settings type. Found by reflection: the type comes with a plugin, so no source generator of ours has
/// seen it, and System.Text.Json would stop at the first wrong field and quote its value.
/// </summary>
internal sealed class SettingsField
{
    // Weak on the type, so that a replaced connector's load context can go.
    private static readonly ConditionalWeakTable<Type, IReadOnlyList<SettingsField>> Known = [];

    private SettingsField(PropertyInfo property, Attribute[] attributes)
    {
        Property = property;
        Attributes = attributes;
        var display = Find<DisplayAttribute>();
        Label = display?.GetName() ?? property.Name;
        Description = display?.GetDescription();
        Order = display?.GetOrder() ?? int.MaxValue;
        Format = SettingsFormat.Of(property.PropertyType);
    }

    public PropertyInfo Property { get; }

    public Attribute[] Attributes { get; }

    public string Name => Property.Name;

    /// <summary>What people call the field.</summary>
    public string Label { get; }

    public string? Description { get; }

    public int Order { get; }

    /// <summary>How the value is written in JSON; null for a type that no form can ask for.</summary>
    public SettingsFormat? Format { get; }

    public bool IsSecret => Find<SecretAttribute>() is not null;

    public bool IsRequired => Find<RequiredAttribute>() is not null || Find<RequiredMemberAttribute>() is not null;

    public T? Find<T>()
        where T : Attribute => Attributes.OfType<T>().FirstOrDefault();

    /// <summary>The fields a form shows, in its order.</summary>
    /// <exception cref="Exception">Whatever reading the type's metadata, or one of its attributes' constructors, throws.</exception>
    public static IReadOnlyList<SettingsField> Of(Type settingsType) => Known.GetValue(settingsType, type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { GetMethod.IsPublic: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => new SettingsField(property, Attribute.GetCustomAttributes(property, inherit: true)))
            .Where(field => field.Format is not null)
            .OrderBy(field => field.Order),
    ]);
}
