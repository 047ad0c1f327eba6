using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Core.Settings;

/// <summary>How values of one property type are written in JSON, what a form says of them, and how they are read.</summary>
internal abstract class SettingsFormat
{
    /// <summary>The <c>type</c> of the JSON Schema.</summary>
    public abstract string SchemaType { get; }

    /// <summary>The <c>format</c> of the JSON Schema, or null.</summary>
    public virtual string? SchemaFormat => null;

    /// <summary>What may be written, to follow "must be": <c>a whole number</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>The only texts that may be written, or null when there is no such list.</summary>
    public virtual IReadOnlyList<string>? Choices => null;

    /// <summary>Reads a value that is not null.</summary>
    /// <returns>Null when it is not what is expected; an empty text where a value may be missing gives <see cref="Missing"/>.</returns>
    public abstract object? Read(JsonNode value);

    /// <summary>A value as JSON, for the schema's default; null when there is nothing to show.</summary>
    public abstract JsonNode? Write(object value);

    /// <summary>Stands for "nothing was written": a form sends an emptied field as an empty text.</summary>
    public static readonly object Missing = new();

    /// <summary>The format of a property type, or null when no form can ask for it.</summary>
    public static SettingsFormat? Of(Type propertyType)
    {
        var type = Nullable.GetUnderlyingType(propertyType) ?? propertyType;
        return type switch
        {
            _ when type == typeof(string) => new TextFormat(),
            _ when type == typeof(bool) => new FlagFormat(),
            _ when type == typeof(Uri) => new AddressFormat(),
            { IsEnum: true } => new ChoiceFormat(type),
            _ when Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 => new NumberFormat(type, isWhole: true),
            _ when Type.GetTypeCode(type) is TypeCode.Single or TypeCode.Double or TypeCode.Decimal => new NumberFormat(type, isWhole: false),
            _ when type == typeof(List<string>) || (type != typeof(object) && type.IsAssignableFrom(typeof(string[]))) => new ListFormat(type),
            _ when type == typeof(Guid) => new ParsedFormat(type, "uuid", "a GUID"),
            _ when type == typeof(TimeSpan) => new ParsedFormat(type, null, "a time span such as 00:01:30"),
            _ when type == typeof(DateOnly) => new ParsedFormat(type, "date", "a date such as 2026-01-31"),
            _ when type == typeof(TimeOnly) => new ParsedFormat(type, "time", "a time such as 09:30:00"),
            _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) =>
                new ParsedFormat(type, "date-time", "a date and time such as 2026-01-31T09:30:00Z"),
            _ => null,
        };
    }

    /// <summary>The text of a JSON string; null for anything else, and for one whose surrogates do not pair.</summary>
    public static string? TextOf(JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.String) return null;
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class TextFormat : SettingsFormat
    {
        public override string SchemaType => "string";

        public override string Expected => "a text";

        public override object? Read(JsonNode value) => TextOf(value);

        public override JsonNode? Write(object value) => (string)value is { Length: > 0 } text ? JsonValue.Create(text) : null;
    }

    private sealed class FlagFormat : SettingsFormat
    {
        public override string SchemaType => "boolean";

        public override string Expected => "true or false";

        public override object? Read(JsonNode value) => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => bool.TryParse(TextOf(value), out var flag) ? flag : TextOf(value) is { } text && string.IsNullOrWhiteSpace(text) ? Missing : null,
        };

        public override JsonNode? Write(object value) => JsonValue.Create((bool)value);
    }

    private sealed class AddressFormat : SettingsFormat
    {
        public override string SchemaType => "string";

        public override string SchemaFormat => "uri";

        public override string Expected => "a full address such as https://crm.example.com";

        public override object? Read(JsonNode value) => TextOf(value) switch
        {
            null => null,
            var text when string.IsNullOrWhiteSpace(text) => Missing,
            // On Unix a rooted path would count as an absolute file address.
            var text => text.Contains(':', StringComparison.Ordinal) && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) ? address : null,
        };

        public override JsonNode? Write(object value) => JsonValue.Create(((Uri)value).OriginalString);
    }

    private sealed class ChoiceFormat(Type type) : SettingsFormat
    {
        private readonly string[] _names = Enum.GetNames(type);

        public override string SchemaType => "string";

        public override string Expected => $"one of {string.Join(", ", _names)}";

        public override IReadOnlyList<string> Choices => _names;

        // By name alone: Enum.Parse would take any number too.
        public override object? Read(JsonNode value) => TextOf(value)?.Trim() switch
        {
            null => null,
            "" => Missing,
            var text => Array.Find(_names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Enum.Parse(type, name)
                : null,
        };

        public override JsonNode? Write(object value) => Enum.GetName(type, value) is { } name ? JsonValue.Create(name) : null;
    }

    private sealed class NumberFormat(Type type, bool isWhole) : SettingsFormat
    {
        public override string SchemaType => isWhole ? "integer" : "number";

        public override string Expected => isWhole ? "a whole number" : "a number";

        public override object? Read(JsonNode value)
        {
            var text = value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : TextOf(value)?.Trim();
            if (text is "") return Missing;
            if (type == typeof(double)) return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide) && double.IsFinite(wide) ? wide : null;
            if (type == typeof(float)) return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && float.IsFinite(real) ? real : null;
            if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return null;
            if (isWhole && exact != decimal.Truncate(exact)) return null;
            try
            {
                return Convert.ChangeType(exact, type, CultureInfo.InvariantCulture);
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        public override JsonNode? Write(object value) => value switch
        {
            double real => double.IsFinite(real) ? JsonValue.Create(real) : null,
            float real => float.IsFinite(real) ? JsonValue.Create(real) : null,
            ulong big => JsonValue.Create(big),
            decimal exact => JsonValue.Create(exact),
            _ => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        };
    }

    private sealed class ListFormat(Type type) : SettingsFormat
    {
        public override string SchemaType => "array";

        public override string Expected => "a list of texts";

        public override object? Read(JsonNode value)
        {
            if (value is not JsonArray array) return null;
            var texts = array.Select(TextOf).OfType<string>().ToArray();
            if (texts.Length != array.Count) return null;
            return type == typeof(List<string>) ? texts.ToList() : texts;
        }

        public override JsonNode? Write(object value) =>
            ((IEnumerable<string>)value).Select(text => (JsonNode?)JsonValue.Create(text)).ToArray() is { Length: > 0 } texts ? new JsonArray(texts) : null;
    }

    private sealed class ParsedFormat(Type type, string? schemaFormat, string expected) : SettingsFormat
    {
        public override string SchemaType => "string";

        public override string? SchemaFormat => schemaFormat;

        public override string Expected => expected;

        public override object? Read(JsonNode value)
        {
            if (TextOf(value) is not { } text) return null;
            if (string.IsNullOrWhiteSpace(text)) return Missing;
            try
            {
                return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text.Trim());
            }
            catch (Exception notOfType) when (notOfType is FormatException or OverflowException or ArgumentException or NotSupportedException)
            {
                return null;
            }
        }

        public override JsonNode? Write(object value) => JsonValue.Create(TypeDescriptor.GetConverter(type).ConvertToInvariantString(value));
    }
}
