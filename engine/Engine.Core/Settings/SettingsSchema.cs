using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Engine.Core.Settings;

/// <summary>A connector's settings type as a JSON Schema (draft 2020-12), from which a form can be made.</summary>
public static class SettingsSchema
{
    /// <summary>
    /// The properties stand in the order a form shows them, under their CLR names. A type that cannot even be looked at gives a schema
    /// without properties; <see cref="SettingsReader"/> then says what is wrong.
    /// </summary>
    public static JsonObject Of(Type settingsType)
    {
        ArgumentNullException.ThrowIfNull(settingsType);
        var properties = new JsonObject();
        var required = new JsonArray();
        var defaults = Defaults(settingsType);
        foreach (var field in FieldsOf(settingsType))
        {
            properties[field.Name] = Describe(field, defaults);
            if (field.IsRequired) required.Add((JsonNode)field.Name);
        }

        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
    }

    // Metadata of a plugin may name assemblies that are not there, and its attributes' constructors are its own code.
    private static IReadOnlyList<SettingsField> FieldsOf(Type settingsType)
    {
        try
        {
            return SettingsField.Of(settingsType);
        }
        catch (Exception)
        {
            return [];
        }
    }

    private static object? Defaults(Type settingsType)
    {
        try
        {
            return Activator.CreateInstance(settingsType);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static JsonObject Describe(SettingsField field, object? defaults)
    {
        var format = field.Format!; // Fields without a format are not among them.
        var schema = new JsonObject { ["type"] = format.SchemaType };
        if (field.Label != field.Name) schema["title"] = field.Label;
        if (field.Description is { } description) schema["description"] = description;
        if (format.SchemaFormat is { } named) schema["format"] = named;
        if (field.Find<UrlAttribute>() is not null) schema["format"] = "uri";
        if (field.Find<EmailAddressAttribute>() is not null) schema["format"] = "email";
        if (field.Find<DataTypeAttribute>() is { DataType: DataType.MultilineText }) schema["format"] = "multiline";
        if (field.Find<DisplayAttribute>()?.GetGroupName() is { Length: > 0 } group) schema["x-group"] = group;
        if (format.SchemaType == "array") schema["items"] = new JsonObject { ["type"] = "string" };
        if (format.Choices is { } choices) schema["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]);
        if (field.Find<AllowedValuesAttribute>() is { } allowed)
            schema["enum"] = new JsonArray([.. allowed.Values.OfType<object>().Select(value => WriteSafely(format, value))]);
        AddLimits(schema, field, format);
        if (field.IsSecret)
        {
            schema["writeOnly"] = true;
            schema["format"] = "password";
        }
        else if (DefaultOf(field, defaults) is { } value && WriteSafely(format, value) is { } written)
        {
            schema["default"] = written;
        }

        return schema;
    }

    private static void AddLimits(JsonObject schema, SettingsField field, SettingsFormat format)
    {
        var (least, most) = format.SchemaType == "array" ? ("minItems", "maxItems") : ("minLength", "maxLength");
        foreach (var attribute in field.Attributes)
        {
            switch (attribute)
            {
                case StringLengthAttribute length:
                    schema["maxLength"] = length.MaximumLength;
                    if (length.MinimumLength > 0) schema["minLength"] = length.MinimumLength;
                    break;
                case LengthAttribute length:
                    schema[least] = length.MinimumLength;
                    schema[most] = length.MaximumLength;
                    break;
                case MinLengthAttribute length:
                    schema[least] = length.Length;
                    break;
                case MaxLengthAttribute { Length: >= 0 } length:
                    schema[most] = length.Length;
                    break;
                case RegularExpressionAttribute expression:
                    schema["pattern"] = Whole(expression.Pattern);
                    break;
                case RangeAttribute range when format.SchemaType is "integer" or "number":
                    if (Limit(range.Minimum) is { } minimum) schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = minimum;
                    if (Limit(range.Maximum) is { } maximum) schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = maximum;
                    break;
            }
        }
    }

    // The attribute wants the whole text to match, a schema's pattern any part of it.
    private static string Whole(string pattern) =>
        pattern is ['^', .., '$'] && !pattern.Contains('|', StringComparison.Ordinal) ? pattern : $"^(?:{pattern})$";

    private static JsonValue? Limit(object limit) =>
        decimal.TryParse(Convert.ToString(limit, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? JsonValue.Create(exact)
            : null;

    private static object? DefaultOf(SettingsField field, object? defaults)
    {
        try
        {
            return defaults is null ? null : field.Property.GetValue(defaults);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    // An attribute may list a value of another type than the property's, and a list may be a connector's own that throws.
    private static JsonNode? WriteSafely(SettingsFormat format, object value)
    {
        try
        {
            return format.Write(value);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
