using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Host.Wire;

/// <summary>The values of a record by name, in their order: an object on the wire.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class FieldValues(IReadOnlyList<KeyValuePair<string, string>> values)
{
    private IReadOnlyList<KeyValuePair<string, string>> Values { get; } = values;

    internal sealed class Converter : JsonConverter<FieldValues>
    {
        public override FieldValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var values = new List<KeyValuePair<string, string>>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString() ?? "";
                reader.Read();
                values.Add(new(name, reader.GetString() ?? ""));
            }

            return new(values);
        }

        public override void Write(Utf8JsonWriter writer, FieldValues value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, text) in value.Values) writer.WriteString(name, text);
            writer.WriteEndObject();
        }
    }
}
